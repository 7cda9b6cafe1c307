package io.tributary.shell;

import io.tributary.connections.Connection;
import io.tributary.couponsync.CouponAction;
import io.tributary.couponsync.CouponActionException;
import io.tributary.couponsync.CouponPreview;
import io.tributary.couponsync.CouponState;
import io.tributary.couponsync.CouponStatus;
import io.tributary.couponsync.Coupons;
import io.tributary.platform.AffiliateCode;
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

    /** One code. */
    Answer one(String store, String code) throws CommandFailure {
        Connection connection = new Stores(services).find(store);
        return CouponAnswers.list(connection, List.of(find(connection, code)), false);
    }

    private CouponStatus find(Connection connection, String code) throws CommandFailure {
        return coupons.find(connection.id(), new AffiliateCode(code))
                .orElseThrow(() -> new CommandFailure("The store " + connection.id() + " knows no code '"
                        + Text.cut(code, 60) + "'. bigcommerce:sync looks for new ones."));
    }

    /**
     * Has something done about a code.
     *
     * @param actions as they are called in the shell and in the API; exactly one
     */
    Answer ask(String store, String code, List<String> actions) throws CommandFailure {
        if (actions.size() > 1) {
            throw new CommandFailure("One thing at a time: " + String.join(" or ", actions) + ".");
        }
        Connection connection = new Stores(services).find(store);
        CouponAction action = CouponAction.of(actions.get(0)).orElseThrow();
        try {
            CouponStatus asked = coupons.ask(connection.id(), new AffiliateCode(code), action, ShellUser.actor());
            return CouponAnswers.list(connection, List.of(asked), false);
        } catch (CouponActionException e) {
            throw new CommandFailure(e.getMessage());
        }
    }

    /** What the newest dry run found. */
    Answer preview(String store, int most) throws CommandFailure {
        Connection connection = new Stores(services).find(store);
        CouponPreview found = coupons.preview(connection.id(), 0, most + 1)
                .orElseThrow(() -> new CommandFailure("No dry run was made for " + connection.id() + " yet."));
        boolean more = found.lines().size() > most;
        return CouponAnswers.preview(
                more
                        ? new CouponPreview(
                                found.at(), found.existing(), found.lines().subList(0, most))
                        : found,
                more);
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
