package io.tributary.platform.leaddyno.internal;

import io.tributary.platform.AccountId;
import io.tributary.platform.Affiliate;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.CodeHistory;
import io.tributary.platform.PlatformException;
import io.tributary.platform.Purchase;
import io.tributary.platform.leaddyno.LeadDynoSettings.WithoutAffiliate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Holds what was decided for the other platform against what LeadDyno has, order by order. Asks, and never writes there.
 */
final class Comparison {
    /** How often an order is looked up again: LeadDyno changes too. */
    private static final Duration AGAIN = Duration.ofDays(1);

    private final Host host;

    Comparison(Host host) {
        this.host = host;
    }

    /** Compares so many of those that are due. */
    void run(AccountRow account, int most) throws PlatformException {
        Instant now = host.clock().instant();
        Api api = host.api(account);
        PurchaseCodes codes = new PurchaseCodes(account.account().purchaseCode());
        for (ShadowTable.Row row : host.shadow().due(account.id(), now.minus(AGAIN), most)) {
            Optional<HeldPurchase> held = api.purchase(codes.of(row.key(), 1));
            host.shadow().compared(row, difference(account, row, held), now);
        }
    }

    private String difference(AccountRow account, ShadowTable.Row row, Optional<HeldPurchase> found)
            throws PlatformException.Unavailable {
        Optional<HeldPurchase> live = found.filter(held -> !held.cancelled());
        boolean wanted = row.state() == Purchase.State.LIVE
                && (row.code().isPresent() || account.account().withoutAffiliate() == WithoutAffiliate.SEND);
        if (!wanted) {
            return live.isEmpty()
                            || row.state() == Purchase.State.LIVE
                                    && live.get().affiliate().isEmpty()
                    ? ""
                    : "LeadDyno has a purchase that counts, decided was " + described(row);
        }
        if (live.isEmpty()) {
            return (found.isPresent() ? "cancelled in LeadDyno" : "LeadDyno has no purchase") + ", decided was "
                    + described(row);
        }
        List<String> differences = new ArrayList<>();
        HeldPurchase held = live.get();
        if (!MakeItSo.isSame(row.amount(), held)) {
            differences.add("LeadDyno has " + held.amount().toPlainString() + " " + held.currency() + ", decided was "
                    + row.amount());
        }
        Optional<AffiliateId> credited = owner(account.id(), row);
        if (row.code().isPresent() && credited.isEmpty()) {
            differences.add("the code " + row.code().get() + " is nobody's in LeadDyno");
        } else if (!credited.equals(held.affiliate())) {
            differences.add("LeadDyno credits " + named(account.id(), held.affiliate()) + ", decided was "
                    + row.code().map(AffiliateCode::value).orElse("nobody"));
        }
        return String.join("; ", differences);
    }

    private static String described(ShadowTable.Row row) {
        return row.state() == Purchase.State.REVERSED
                ? "taken back"
                : row.amount() + row.code().map(code -> " for " + code).orElse(" for nobody");
    }

    /** Who has the code in LeadDyno: the platforms have other ids for one affiliate. */
    private Optional<AffiliateId> owner(AccountId account, ShadowTable.Row row) throws PlatformException.Unavailable {
        if (row.code().isEmpty()) {
            return Optional.empty();
        }
        AffiliateCode.Key key = row.code().get().key();
        return host.sql().run(handle -> new CodeBook(handle, account)
                .history(key)
                .flatMap(history -> history.at(row.orderedAt()))
                .map(CodeHistory.Tenure::affiliate));
    }

    private String named(AccountId account, Optional<AffiliateId> affiliate) throws PlatformException.Unavailable {
        if (affiliate.isEmpty()) {
            return "nobody";
        }
        return host.sql().run(handle -> Optional.ofNullable(new Snapshot(handle, account)
                        .find(Set.of(affiliate.get()))
                        .get(affiliate.get()))
                .flatMap(Affiliate::code)
                .map(AffiliateCode::value)
                .orElse("affiliate " + affiliate.get()));
    }
}
