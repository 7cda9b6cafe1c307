package io.tributary.testkit.leaddyno;

import io.tributary.testkit.leaddyno.Switches.CodeCase;
import io.tributary.testkit.leaddyno.Switches.Recalculation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * An account of the fake LeadDyno, and what its merchant does in it. Commissions are 10 percent.
 *
 * <p>As LeadDyno, it ties a customer's e-mail address (a lead) to an affiliate, and later purchases follow the lead.
 */
public final class FakeAccount {
    private static final BigDecimal PERCENT = new BigDecimal("0.10");

    private final Switches switches;
    private final Map<String, Affiliate> leads = new HashMap<>();
    final String privateKey;
    final String publicKey;
    final List<Affiliate> affiliates = new ArrayList<>();
    final List<Purchase> purchases = new ArrayList<>();
    final List<Instant> recent = new ArrayList<>();
    boolean unseen;
    private boolean firstAffiliateWins;
    private boolean couponOverride = true;
    private long lastAffiliate = 70;
    private long lastPurchase = 5000;

    FakeAccount(String privateKey, String publicKey, Switches switches) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
        this.switches = switches;
    }

    static final class Affiliate {
        final long id;
        String name;
        String email;
        String code;
        String status = "Active";
        boolean archived;
        boolean pending;

        Affiliate(long id) {
            this.id = id;
        }
    }

    static final class Purchase {
        final long id;
        String code;
        String email;
        BigDecimal amount;
        String currency;
        Affiliate affiliate;
        boolean cancelled;
        String cancellationCode;
        String cancellationSource;
        BigDecimal commission = BigDecimal.ZERO;
        boolean paid;
        final Instant createdAt;

        Purchase(long id, Instant createdAt) {
            this.id = id;
            this.createdAt = createdAt;
        }
    }

    /** A purchase as the merchant sees it. */
    public record Seen(
            long id,
            String code,
            String email,
            BigDecimal amount,
            String currency,
            long affiliate,
            boolean cancelled,
            BigDecimal commission) {}

    /** Every purchase that there is, the oldest first; affiliate 0 where there is none. */
    public synchronized List<Seen> purchases() {
        return purchases.stream()
                .map(p -> new Seen(
                        p.id,
                        p.code,
                        p.email,
                        p.amount,
                        p.currency,
                        p.affiliate == null ? 0 : p.affiliate.id,
                        p.cancelled,
                        p.commission))
                .toList();
    }

    /** Those that count. */
    public List<Seen> livePurchases() {
        return purchases().stream().filter(purchase -> !purchase.cancelled()).toList();
    }

    /** Adds an affiliate and tells her id. */
    public synchronized long addAffiliate(String name, String email, String code) {
        Affiliate added = new Affiliate(++lastAffiliate);
        added.name = name;
        added.email = email;
        added.code = code;
        affiliates.add(added);
        return added.id;
    }

    public synchronized void setCode(long affiliate, String code) {
        affiliate(affiliate).code = code;
    }

    public synchronized void setArchived(long affiliate, boolean archived) {
        affiliate(affiliate).archived = archived;
    }

    public synchronized void setPending(long affiliate, boolean pending) {
        affiliate(affiliate).pending = pending;
    }

    /** She is not listed and not found any more. */
    public synchronized void remove(long affiliate) {
        affiliates.remove(affiliate(affiliate));
    }

    /** A purchase that somebody else recorded, such as LeadDyno's own integration. */
    public synchronized void addPurchase(String code, String email, String amount, String currency, Instant at) {
        addPurchase(code, email, amount, currency, null, at);
    }

    /** The same, by somebody who knows the affiliate's code. */
    public synchronized void addPurchase(
            String code, String email, String amount, String currency, String affiliateCode, Instant at) {
        create(code, email, new BigDecimal(amount), currency, affiliateCode, at);
    }

    /** The merchant cancels the purchase by hand. */
    public synchronized void cancelByHand(String code) {
        cancel(byCode(code).orElseThrow(), null, "manual");
    }

    /** The commissions of a purchase have been paid out. */
    public synchronized void pay(String code) {
        byCode(code).orElseThrow().paid = true;
    }

    /** Whether its purchases cannot be looked up: 503. All else goes on. */
    public synchronized void hidePurchases(boolean hidden) {
        unseen = hidden;
    }

    /** Attribution settings. */
    public synchronized void attribution(boolean firstAffiliateWins, boolean couponOverride) {
        this.firstAffiliateWins = firstAffiliateWins;
        this.couponOverride = couponOverride;
    }

    private Affiliate affiliate(long id) {
        return affiliates.stream()
                .filter(affiliate -> affiliate.id == id)
                .findFirst()
                .orElseThrow();
    }

    Optional<Affiliate> byAffiliateCode(String code) {
        return affiliates.stream()
                .filter(affiliate ->
                        affiliate.code != null && folded(affiliate.code).equals(folded(code)))
                .findFirst();
    }

    private String folded(String code) {
        return switches.is(CodeCase.IGNORED) ? code.strip().toUpperCase(Locale.ROOT) : code;
    }

    /** The newest with this code. */
    Optional<Purchase> byCode(String code) {
        return purchases.stream()
                .filter(purchase -> Objects.equals(purchase.code, code))
                .reduce((older, newer) -> newer);
    }

    Purchase create(String code, String email, BigDecimal amount, String currency, String affiliateCode, Instant at) {
        Purchase purchase = new Purchase(++lastPurchase, at);
        purchase.code = code == null ? "LD-" + purchase.id : code;
        purchase.email = email;
        purchase.amount = kept(amount);
        purchase.currency = currency;
        purchase.affiliate = attributed(email, affiliateCode);
        purchase.commission = commission(purchase);
        purchases.add(purchase);
        return purchase;
    }

    private Affiliate attributed(String email, String code) {
        Optional<Affiliate> named = Optional.ofNullable(code).flatMap(this::byAffiliateCode);
        Affiliate before = leads.get(email);
        Affiliate now = named.filter(affiliate -> before == null || couponOverride || !firstAffiliateWins)
                .orElse(before);
        leads.put(email, now);
        return now;
    }

    private static BigDecimal commission(Purchase purchase) {
        return purchase.affiliate == null || purchase.cancelled
                ? BigDecimal.ZERO
                : purchase.amount.multiply(PERCENT).setScale(2, RoundingMode.HALF_UP);
    }

    private BigDecimal kept(BigDecimal amount) {
        return switches.is(Switches.Amounts.ROUNDED) ? amount.setScale(2, RoundingMode.HALF_UP) : amount;
    }

    void change(Purchase purchase, BigDecimal amount, String currency) {
        purchase.amount = kept(amount);
        purchase.currency = currency;
        Recalculation rule = switches.get(Recalculation.class);
        if (rule == Recalculation.ALWAYS || rule == Recalculation.UNLESS_PAID && !purchase.paid) {
            purchase.commission = commission(purchase);
        }
    }

    void revive(Purchase purchase) {
        purchase.cancelled = false;
        purchase.commission = commission(purchase);
    }

    void cancel(Purchase purchase, String code, String source) {
        purchase.cancelled = true;
        purchase.cancellationCode = code;
        purchase.cancellationSource = source;
        purchase.commission = BigDecimal.ZERO;
    }
}
