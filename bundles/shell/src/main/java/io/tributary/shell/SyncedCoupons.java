package io.tributary.shell;

import io.tributary.connections.Connection;
import io.tributary.couponsync.CouponState;
import io.tributary.couponsync.CouponStatus;
import io.tributary.couponsync.Coupons;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The coupons of stores, as commands ask for them. */
final class SyncedCoupons {
    private final Services services;
    private final Coupons coupons;

    SyncedCoupons(Services services) throws CommandFailure {
        this.services = services;
        this.coupons = services.get(Coupons.class, Room.COUPON_SYNC);
    }

    static List<String> states() {
        return Arrays.stream(CouponState.values()).map(CouponState::label).toList();
    }

    /**
     * Codes by their spelling.
     *
     * @param state only codes that stand so; all when it is null
     */
    Answer list(String store, String state, int most) throws CommandFailure {
        Optional<CouponState> only = state(state);
        Connection connection = new Stores(services).find(store);
        // One more than is shown tells whether there are more.
        List<CouponStatus> found = coupons.list(connection.id(), only, 0, most + 1);
        boolean more = found.size() > most;
        return CouponAnswers.list(connection, more ? found.subList(0, most) : found, more);
    }

    private static Optional<CouponState> state(String typed) throws CommandFailure {
        if (typed == null) {
            return Optional.empty();
        }
        Optional<CouponState> state = CouponState.of(typed);
        if (state.isEmpty()) {
            throw new CommandFailure(
                    "There is no state '" + Text.cut(typed, 60) + "'. There are: " + String.join(", ", states()) + ".");
        }
        return state;
    }
}
