package io.tributary.platform.leaddyno.internal;

import io.tributary.platform.AccountId;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.AffiliatePlatform;
import io.tributary.platform.AffiliatePlatform.Outcome;
import io.tributary.platform.CodeHistory;
import io.tributary.platform.CodeHistory.Tenure;
import io.tributary.platform.PlatformException;
import io.tributary.platform.Purchase;
import io.tributary.platform.Purchase.Channel;
import io.tributary.platform.Purchase.Credit;
import io.tributary.platform.Purchase.State;
import io.tributary.platform.PurchaseKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Orders of an account from before LeadDyno took it over. They stay with the platform that has them, so that none is paid
 * for twice: that one hears when their amount changes or they are taken back, and goes on crediting whom it credits. What it
 * does not have goes to LeadDyno, credited by code: the affiliate may be named by the other platform's id.
 */
final class TakenOver {
    /** A store's clock may be ahead, and a run that began before remembers whose codes were what then. */
    private static final Duration AFTERWARDS = Duration.ofDays(1);

    private static final String OF_THEN = "before LeadDyno took over the account or on the day after";

    private final Host host;
    private final AccountId account;
    private final Instant until;

    TakenOver(Host host, AccountId account, Instant at) {
        this.host = host;
        this.account = account;
        this.until = at.plus(AFTERWARDS);
    }

    /** What came of those that are another platform's; the others are missing from the answer. */
    Map<PurchaseKey, Outcome> put(Collection<Purchase> wanted) throws PlatformException {
        List<Purchase> open = new ArrayList<>();
        for (Purchase purchase : wanted) {
            if (isOfThen(purchase)
                    && host.purchases()
                            .find(purchase.key())
                            .filter(PurchaseRow::told)
                            .isEmpty()) {
                open.add(purchase);
            }
        }
        Map<PurchaseKey, Outcome> outcomes = new LinkedHashMap<>();
        if (open.isEmpty()) {
            return outcomes;
        }
        Optional<AffiliatePlatform> other = host.other().get();
        if (other.isEmpty()) {
            String why = "the order was placed " + OF_THEN + ", and the platform of then, which may have it, is not"
                    + " installed";
            if (!host.other().isGone()) {
                throw new PlatformException.Unavailable(
                        "Order " + open.get(0).key().order() + ": " + why, null, null);
            }
            open.forEach(purchase -> outcomes.put(purchase.key(), new Outcome.Refused("orderedAt", why)));
            return outcomes;
        }
        Map<PurchaseKey, Purchase> held =
                other.get().find(open.stream().map(Purchase::key).toList());
        Map<PurchaseKey, Purchase> asked = new LinkedHashMap<>();
        for (Purchase purchase : open) {
            Purchase theirs = held.get(purchase.key());
            if (theirs != null) {
                asked.put(
                        purchase.key(),
                        new Purchase(
                                purchase.key(),
                                purchase.state(),
                                purchase.amount(),
                                theirs.credit(),
                                theirs.orderedAt()));
            }
        }
        Map<PurchaseKey, Outcome> theirs = other.get().put(asked.values());
        for (Purchase purchase : open) {
            Outcome outcome = theirs.get(purchase.key());
            if (outcome instanceof Outcome.Held found) {
                outcomes.put(purchase.key(), new Outcome.Held(purchase, kept(purchase) || found.changed()));
            } else if (outcome != null) {
                outcomes.put(purchase.key(), outcome);
            }
        }
        return outcomes;
    }

    private boolean isOfThen(Purchase purchase) {
        return purchase.orderedAt().isBefore(until);
    }

    /** Writes down that the order is not LeadDyno's; answers whether that is new. */
    private boolean kept(Purchase purchase) throws PlatformException.Unavailable {
        Optional<PurchaseRow> known = host.purchases().find(purchase.key());
        if (known.filter(row -> row.keptBack() && row.asked().equals(purchase)).isPresent()) {
            return false;
        }
        host.purchases()
                .write(
                        known.orElseGet(() -> PurchaseRow.fresh(purchase, 1))
                                .asking(purchase)
                                .keptBack(true),
                        host.pace().now());
        return true;
    }

    /** The purchase with the affiliate of LeadDyno who had the code when the shopper ordered. */
    Purchase credited(Purchase purchase) throws PlatformException {
        // Nobody has to be found to take something back.
        if (!isOfThen(purchase)
                || purchase.state() == State.REVERSED
                || purchase.credit().isEmpty()) {
            return purchase;
        }
        Credit asked = purchase.credit().get();
        Optional<CodeHistory> history = host.sql().run(handle -> new CodeBook(handle, account)
                .history(asked.code().key()));
        Tenure owner = history.flatMap(known -> known.at(purchase.orderedAt()))
                .orElseThrow(() -> new PlatformException.Rejected(
                        "affiliate",
                        "the code " + asked.code() + " was nobody's in LeadDyno when the order was placed, which was "
                                + OF_THEN + "; credit it to an affiliate of LeadDyno"));
        AffiliateId affiliate = owner.affiliate();
        if (affiliate.equals(asked.affiliate())) {
            return purchase;
        }
        if (asked.through() == Channel.MANUAL && had(history.get(), asked.affiliate())) {
            throw new PlatformException.Rejected(
                    "affiliate",
                    "it is not clear whether affiliate " + asked.affiliate() + " of LeadDyno is meant: the code "
                            + asked.code() + " was affiliate " + affiliate + "'s when the order was placed, which was "
                            + OF_THEN + "; name a code that was hers then");
        }
        Credit credit = new Credit(affiliate, owner.code(), asked.through());
        return new Purchase(
                purchase.key(), purchase.state(), purchase.amount(), Optional.of(credit), purchase.orderedAt());
    }

    private static boolean had(CodeHistory history, AffiliateId affiliate) {
        return history.tenures().stream().anyMatch(tenure -> tenure.affiliate().equals(affiliate));
    }
}
