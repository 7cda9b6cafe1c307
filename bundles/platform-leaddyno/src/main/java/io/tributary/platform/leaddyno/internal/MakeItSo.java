package io.tributary.platform.leaddyno.internal;

import io.tributary.platform.Affiliate;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.AffiliatePlatform.Outcome;
import io.tributary.platform.EmailKey;
import io.tributary.platform.Money;
import io.tributary.platform.PlatformException;
import io.tributary.platform.Purchase;
import io.tributary.platform.Purchase.Credit;
import io.tributary.platform.Purchase.State;
import io.tributary.platform.PurchaseKey;
import io.tributary.platform.leaddyno.LeadDynoAccount;
import io.tributary.platform.leaddyno.LeadDynoSettings.CancelledAgain;
import io.tributary.platform.leaddyno.LeadDynoSettings.WithoutAffiliate;
import io.tributary.platform.leaddyno.LeadDynoSettings.WithoutEmail;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Has LeadDyno hold the purchases of one account as they should be. Each is looked up first, then created, changed or
 * cancelled by its id. What is about to be posted stands in the database before; a post without an answer is looked up, and
 * not sent again before LeadDyno has had time to show it.
 *
 * <p>LeadDyno can neither give a purchase to another affiliate nor revive one. So it is cancelled instead, and the order
 * goes on with its next purchase code: {@code 1001}, {@code 1001.2}, {@code 1001.3}.
 */
final class MakeItSo {
    /** How long a post without an answer may still show up. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final int MOST_CODES = 50;
    private static final int CENTS = 2;
    private static final String COMMISSION = "the commission ";

    private final LeadDynoAccount account;
    private final Api api;
    private final PurchaseTable table;
    private final People affiliates;
    private final Emails emails;
    private final Pace pace;

    /** @param pace by which the patience for an answer is measured */
    MakeItSo(LeadDynoAccount account, Api api, PurchaseTable table, People affiliates, Emails emails, Pace pace) {
        this.account = account;
        this.api = api;
        this.table = table;
        this.affiliates = affiliates;
        this.emails = emails;
        this.pace = pace;
    }

    /** The affiliates of the account. */
    @FunctionalInterface
    interface People {
        Optional<Affiliate> find(AffiliateId id) throws PlatformException.Unavailable;
    }

    /** The shopper's address; blank when she gave none. */
    @FunctionalInterface
    interface Emails {
        String of(PurchaseKey order) throws PlatformException.Unavailable;
    }

    /**
     * The purchase of an order that matters now.
     *
     * @param generation the number of its code, or of the next free one when there is none
     * @param held empty when LeadDyno has none with this code
     * @param ours whether it was cancelled by us
     */
    private record Current(int generation, Optional<HeldPurchase> held, boolean ours, boolean moved) {}

    /** What LeadDyno and we hold of an order. */
    Optional<Purchase> find(PurchaseKey key) throws PlatformException {
        Optional<PurchaseRow> row = table.find(key);
        if (row.filter(PurchaseRow::keptBack).isPresent()) {
            return row.map(PurchaseRow::asked);
        }
        Current current = current(key, row);
        if (current.held().isPresent()) {
            return Optional.of(purchase(key, row, current.held().get()));
        }
        // There never was anything to take back.
        return row.map(PurchaseRow::asked).filter(asked -> asked.state() == State.REVERSED);
    }

    Outcome put(Purchase wanted) throws PlatformException {
        try {
            return twice(wanted);
        } catch (PlatformException.Rejected e) {
            return new Outcome.Refused(e.field(), e.getMessage());
        }
    }

    /** What was not answered is looked up, and what is missing then is done. */
    private Outcome twice(Purchase wanted) throws PlatformException {
        try {
            return once(wanted);
        } catch (UnclearException first) {
            try {
                Outcome outcome = once(wanted);
                return outcome instanceof Outcome.Held held ? new Outcome.Held(held.purchase(), true) : outcome;
            } catch (UnclearException second) {
                throw new PlatformException.Unavailable(second.getMessage(), null, second);
            }
        }
    }

    private Outcome once(Purchase wanted) throws PlatformException, UnclearException {
        Optional<Affiliate> credited = credited(wanted);
        Optional<PurchaseRow> before = table.find(wanted.key());
        Current current = current(wanted.key(), before);
        PurchaseRow row = before.orElseGet(() -> PurchaseRow.fresh(wanted, current.generation()));
        if (row.postingSince().isPresent() && current.held().isPresent() && current.generation() == row.generation()) {
            row = row.posted();
        }
        if (wanted.state() == State.REVERSED) {
            return reverse(wanted, before, row, current);
        }
        if (isKeptBack(wanted, row)) {
            return keepBack(wanted, before, row, current);
        }
        if (current.held().isEmpty()) {
            return post(wanted, before, row, newPurchase(wanted, current.generation(), credited));
        }
        HeldPurchase held = current.held().get();
        if (held.cancelled()) {
            requireRevivable(wanted, current);
            return post(wanted, before, row, newPurchase(wanted, current.generation() + 1, credited));
        }
        if (isMoving(wanted, row, current.generation())) {
            // Whatever may keep it from being recorded anew has to come up before the old one goes.
            NewPurchase next = newPurchase(wanted, current.generation() + 1, credited);
            PurchaseRow cancelled = cancel(row.asking(wanted), held, PurchaseRow.MOVED);
            return post(wanted, Optional.of(cancelled), cancelled, next);
        }
        return change(wanted, before, row, held);
    }

    /** Follows the codes of an order to the last one. */
    private Current current(PurchaseKey key, Optional<PurchaseRow> row) throws PlatformException {
        int known = row.map(PurchaseRow::generation).orElse(1);
        Current last = null;
        for (int generation = known; generation < known + MOST_CODES; generation++) {
            Optional<HeldPurchase> held = api.purchase(code(key, generation));
            if (held.isEmpty()) {
                return last == null ? new Current(generation, held, false, false) : last;
            }
            String why =
                    generation == known ? row.map(PurchaseRow::cancelledFor).orElse("") : "";
            boolean ours = held.get().cancelledByUs() || !why.isEmpty();
            last = new Current(
                    generation,
                    held,
                    ours,
                    why.equals(PurchaseRow.MOVED) || held.get().moved());
            if (!held.get().cancelled() || !ours) {
                return last;
            }
        }
        throw new PlatformException.Rejected(
                "state", "order " + key.order() + " has more than " + MOST_CODES + " purchases in LeadDyno");
    }

    private String code(PurchaseKey key, int generation) {
        return new PurchaseCodes(account.purchaseCode()).of(key, generation);
    }

    private Optional<Affiliate> credited(Purchase wanted) throws PlatformException {
        if (wanted.credit().isEmpty() || wanted.state() == State.REVERSED) {
            return Optional.empty();
        }
        AffiliateId id = wanted.credit().get().affiliate();
        Optional<Affiliate> affiliate = affiliates.find(id);
        if (affiliate.isEmpty()) {
            throw new PlatformException.Rejected("affiliate", "LeadDyno has no affiliate " + id);
        }
        return affiliate;
    }

    /**
     * Whether LeadDyno is not to have it: because the merchant wants it so, or because it would credit the affiliate from
     * whom it was taken away, by the customer's lead.
     */
    private boolean isKeptBack(Purchase wanted, PurchaseRow row) {
        boolean takenAway = row.keptBack() || row.told() && row.toldAffiliate().isPresent();
        return wanted.credit().isEmpty() && (account.withoutAffiliate() == WithoutAffiliate.KEEP_BACK || takenAway);
    }

    private Outcome keepBack(Purchase wanted, Optional<PurchaseRow> before, PurchaseRow row, Current current)
            throws PlatformException, UnclearException {
        PurchaseRow kept = row.asking(wanted).keptBack(true).remarked("");
        requireNothingUnderWay(row, current);
        Optional<HeldPurchase> live = current.held().filter(held -> !held.cancelled());
        if (live.isPresent() && !row.told()) {
            // Somebody else's doing is not ours to cancel.
            write(kept.keptBack(false).remarked("LeadDyno has it from somewhere else, so it was not kept back"));
            return held(wanted, before);
        }
        if (live.isPresent()) {
            cancel(kept, live.get(), PurchaseRow.MOVED);
            return new Outcome.Held(wanted, true);
        }
        write(kept);
        return held(wanted, before);
    }

    private Outcome reverse(Purchase wanted, Optional<PurchaseRow> before, PurchaseRow row, Current current)
            throws PlatformException, UnclearException {
        PurchaseRow asked = row.asking(wanted).keptBack(false).remarked("");
        Optional<HeldPurchase> live = current.held().filter(held -> !held.cancelled());
        if (live.isPresent()) {
            cancel(asked, live.get(), PurchaseRow.REVERSED);
            return new Outcome.Held(wanted, true);
        }
        requireNothingUnderWay(row, current);
        write(asked);
        return held(wanted, before);
    }

    private PurchaseRow cancel(PurchaseRow row, HeldPurchase held, String why)
            throws PlatformException, UnclearException {
        PurchaseRow cancelling = row.cancelling(why);
        write(cancelling);
        PurchaseKey key = row.asked().key();
        api.cancel(held.id(), HeldPurchase.SOURCE + "-" + why + "-" + key.store() + "-" + key.order());
        return cancelling;
    }

    private void requireRevivable(Purchase wanted, Current current) throws PlatformException.Rejected {
        if (current.moved() || current.ours() && account.cancelledAgain() == CancelledAgain.NEW_CODE) {
            return;
        }
        String code = code(wanted.key(), current.generation());
        throw new PlatformException.Rejected(
                "state",
                current.ours()
                        ? "the order counts again, but LeadDyno cannot revive its purchase " + code
                                + "; set what is done about cancelled orders to new-code to have it recorded anew"
                        : "purchase " + code + " was cancelled in LeadDyno by somebody else; credit it there by hand if"
                                + " that was a mistake");
    }

    /** A post that was not answered may still arrive, and must not be overtaken. */
    private void requireNothingUnderWay(PurchaseRow row, Current current) throws PlatformException.Unavailable {
        if (row.postingSince().isPresent() && current.held().isEmpty()) {
            Duration since = Duration.between(row.postingSince().get(), pace.now());
            if (since.compareTo(PATIENCE) < 0) {
                throw waiting(row.asked().key(), PATIENCE.minus(since));
            }
        }
    }

    private static PlatformException.Unavailable waiting(PurchaseKey key, Duration left) {
        return new PlatformException.Unavailable(
                "LeadDyno did not answer whether it recorded order " + key.order() + "; it is looked up again later",
                left,
                null);
    }

    /** What is sent to have a purchase recorded. */
    private record NewPurchase(int generation, String code, String email, Optional<String> affiliateCode) {}

    private NewPurchase newPurchase(Purchase wanted, int generation, Optional<Affiliate> credited)
            throws PlatformException {
        String code = code(wanted.key(), generation);
        Optional<String> affiliateCode = affiliateCode(credited);
        return new NewPurchase(generation, code, email(wanted.key(), code), affiliateCode);
    }

    /** @param seen the row as it is in the database */
    private Outcome post(Purchase wanted, Optional<PurchaseRow> seen, PurchaseRow row, NewPurchase next)
            throws PlatformException, UnclearException {
        PurchaseRow posting = row.asking(wanted).posting(next.generation(), pace.now());
        if (!table.claimPost(seen, posting, account.purchaseCode(), pace.now(), PATIENCE)) {
            throw waiting(wanted.key(), PATIENCE);
        }
        HeldPurchase created;
        try {
            created = api.create(next.code(), next.email(), wanted.amount(), next.affiliateCode());
        } catch (PlatformException e) {
            // It was not taken for certain, so there is nothing to wait for.
            write(row.posted());
            throw e;
        }
        write(posting.posted().remarked(creditRemark(wanted, created)));
        return new Outcome.Held(purchase(wanted.key(), Optional.of(posting), created), true);
    }

    private static Optional<String> affiliateCode(Optional<Affiliate> credited) throws PlatformException.Rejected {
        if (credited.isEmpty()) {
            return Optional.empty();
        }
        Affiliate affiliate = credited.get();
        return Optional.of(affiliate
                .code()
                .map(AffiliateCode::value)
                .orElseThrow(() -> new PlatformException.Rejected(
                        "affiliate",
                        "affiliate " + affiliate.id() + " has no code in LeadDyno now, and LeadDyno credits by code")));
    }

    private String email(PurchaseKey key, String code) throws PlatformException {
        String email = emails.of(key).strip();
        if (EmailKey.find(email).isPresent()) {
            return email;
        }
        if (account.withoutEmail() == WithoutEmail.REFUSE) {
            throw new PlatformException.Rejected(
                    "email", "the order has no e-mail address, and LeadDyno records no purchase without one");
        }
        return "order-" + code + "@no-email.invalid";
    }

    private boolean isMoving(Purchase wanted, PurchaseRow row, int generation) {
        return row.told()
                && row.generation() == generation
                && !row.toldAffiliate().equals(wanted.credit().map(Credit::affiliate));
    }

    /** The purchase is there and counts; its amount may be another. */
    private Outcome change(Purchase wanted, Optional<PurchaseRow> before, PurchaseRow row, HeldPurchase held)
            throws PlatformException, UnclearException {
        PurchaseRow asked = row.asking(wanted).keptBack(false);
        if (isSame(wanted.amount(), held)) {
            PurchaseRow told = asked.remarked(remark(creditRemark(wanted, held), amountRemark(row)));
            write(told);
            return new Outcome.Held(purchase(wanted.key(), Optional.of(told), held), !isKnown(before, wanted));
        }
        List<Commission> earned = api.commissions(held.id());
        // Holds if the answer is lost.
        write(asked.remarked(COMMISSION + "may still be that of "
                + held.amount().toPlainString() + ", since LeadDyno did not answer when the amount changed"));
        HeldPurchase changed = api.update(held.id(), wanted.amount());
        String remark = isSame(wanted.amount(), changed)
                ? commissionRemark(held, changed, earned, api.commissions(held.id()))
                : "the amount is " + changed.amount().toPlainString() + " in LeadDyno instead of " + wanted.amount();
        PurchaseRow told = asked.remarked(remark(creditRemark(wanted, changed), remark));
        write(told);
        return new Outcome.Held(purchase(wanted.key(), Optional.of(told), changed), true);
    }

    private static boolean isKnown(Optional<PurchaseRow> before, Purchase wanted) {
        return before.map(PurchaseRow::asked).filter(wanted::equals).isPresent();
    }

    private static Outcome held(Purchase wanted, Optional<PurchaseRow> before) {
        return new Outcome.Held(wanted, !isKnown(before, wanted));
    }

    private void write(PurchaseRow row) throws PlatformException.Unavailable {
        table.write(row, pace.now());
    }

    /** Amounts that LeadDyno rounded to cents are the same. */
    static boolean isSame(Money wanted, HeldPurchase held) {
        boolean amount = Stream.of(
                        wanted.amount(),
                        wanted.amount().setScale(CENTS, RoundingMode.HALF_UP),
                        wanted.amount().setScale(CENTS, RoundingMode.HALF_EVEN))
                .anyMatch(value -> value.compareTo(held.amount()) == 0);
        return amount
                && (held.currency().isEmpty()
                        || held.currency().equals(wanted.currency().getCurrencyCode()));
    }

    private static String amountRemark(PurchaseRow row) {
        // Nothing was asked anew, so what was found when the amount changed still holds.
        int at = row.remark().indexOf(COMMISSION);
        return at < 0 ? "" : row.remark().substring(at);
    }

    private static String creditRemark(Purchase wanted, HeldPurchase held) {
        Optional<AffiliateId> asked = wanted.credit().map(Credit::affiliate);
        if (asked.equals(held.affiliate())) {
            return "";
        }
        return held.affiliate()
                .map(affiliate -> "LeadDyno credits affiliate " + affiliate + " by its own rules, asked was "
                        + asked.map(id -> "affiliate " + id).orElse("nobody"))
                .orElseGet(() -> "LeadDyno credits nobody, asked was affiliate " + asked.orElseThrow());
    }

    /** A commission that did not change with its amount. */
    private static String commissionRemark(
            HeldPurchase before, HeldPurchase after, List<Commission> earned, List<Commission> now) {
        BigDecimal was = sum(earned);
        if (was.signum() == 0 || was.compareTo(sum(now)) != 0) {
            return "";
        }
        boolean paid = now.stream().anyMatch(Commission::paid);
        return COMMISSION + "stayed at " + was.toPlainString() + (paid ? " (paid out)" : "")
                + " although the amount went from " + before.amount().toPlainString() + " to "
                + after.amount().toPlainString();
    }

    private static BigDecimal sum(List<Commission> commissions) {
        return commissions.stream()
                .filter(commission -> !commission.cancelled())
                .map(Commission::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String remark(String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining("; "));
    }

    /** What LeadDyno holds, with what it does not keep itself from what it was asked. */
    private Purchase purchase(PurchaseKey key, Optional<PurchaseRow> row, HeldPurchase held)
            throws PlatformException.Unavailable {
        Optional<Purchase> asked = row.map(PurchaseRow::asked);
        State state = held.cancelled() ? State.REVERSED : State.LIVE;
        Money amount = asked.map(Purchase::amount)
                .filter(known -> state == State.REVERSED || isSame(known, held))
                .orElseGet(() -> money(held, asked));
        return new Purchase(
                key,
                state,
                amount,
                credit(asked, held),
                asked.map(Purchase::orderedAt).orElse(held.createdAt()));
    }

    private static Money money(HeldPurchase held, Optional<Purchase> asked) {
        String currency = held.currency().isEmpty()
                ? asked.map(known -> known.amount().currency().getCurrencyCode())
                        .orElse("USD")
                : held.currency();
        BigDecimal amount = held.amount().max(BigDecimal.ZERO);
        return Money.of(
                amount.setScale(Math.min(amount.scale(), 4), RoundingMode.HALF_UP)
                        .toPlainString(),
                currency);
    }

    /** Nobody was asked for and somebody is credited: that is LeadDyno's lead, and not a matter of the order. */
    private Optional<Credit> credit(Optional<Purchase> asked, HeldPurchase held) throws PlatformException.Unavailable {
        if (asked.isEmpty()) {
            return held.affiliate().isEmpty()
                    ? Optional.empty()
                    : Optional.of(credit(held.affiliate().get(), Purchase.Channel.COUPON));
        }
        Optional<Credit> credit = asked.get().credit();
        boolean asAsked =
                credit.isEmpty() || held.cancelled() || Objects.equals(credit.map(Credit::affiliate), held.affiliate());
        if (asAsked || held.affiliate().isEmpty()) {
            return asAsked ? credit : Optional.empty();
        }
        return Optional.of(credit(held.affiliate().get(), credit.orElseThrow().through()));
    }

    private Credit credit(AffiliateId id, Purchase.Channel through) throws PlatformException.Unavailable {
        AffiliateCode code = affiliates.find(id).flatMap(Affiliate::code).orElse(new AffiliateCode(""));
        return new Credit(id, code, through);
    }
}
