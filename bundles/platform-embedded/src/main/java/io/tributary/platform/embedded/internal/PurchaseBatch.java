package io.tributary.platform.embedded.internal;

import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.AffiliatePlatform.Outcome;
import io.tributary.platform.Purchase;
import io.tributary.platform.PurchaseKey;
import io.tributary.platform.embedded.AccountDetails;
import io.tributary.platform.embedded.PurchaseDetails;
import io.tributary.platform.embedded.PurchaseDetails.Commission;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Makes purchases of one account so, in a handful of statements however many they are. The account must be locked, so that
 * nobody else changes what was found.
 */
final class PurchaseBatch {
    private static final BigDecimal TOO_MUCH = BigDecimal.TEN.pow(15);
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private final Handle handle;
    private final AccountDetails account;
    private final Instant now;

    PurchaseBatch(Handle handle, AccountDetails account, Instant now) {
        this.handle = handle;
        this.account = account;
        this.now = now;
    }

    Map<PurchaseKey, Outcome> put(Map<PurchaseKey, Purchase> purchases) {
        Map<AffiliateId, BigDecimal> rates = rates(purchases.values());
        Map<PurchaseKey, PurchaseDetails> held = new Purchases(handle, account.id()).find(purchases.keySet());
        Map<PurchaseKey, Outcome> outcomes = new LinkedHashMap<>();
        try (Writes writes = new Writes()) {
            purchases.forEach((key, asked) -> outcomes.put(
                    key,
                    refusal(asked, rates)
                            .orElseGet(() -> writes.make(asked, Optional.ofNullable(held.get(key)), rates))));
            writes.execute();
        }
        return outcomes;
    }

    /** The percentage that holds for each affiliate who is credited; one that the account does not have is missing. */
    private Map<AffiliateId, BigDecimal> rates(Collection<Purchase> purchases) {
        Set<Long> numbers = new HashSet<>();
        for (Purchase purchase : purchases) {
            purchase.credit()
                    .flatMap(credit -> Affiliates.number(credit.affiliate()))
                    .ifPresent(numbers::add);
        }
        Map<AffiliateId, BigDecimal> rates = new HashMap<>();
        if (!numbers.isEmpty()) {
            handle.createQuery(
                            "select a.affiliate_id, a.own_percent from unnest(cast(:affiliates as bigint array)) as wanted (id)"
                                    + " join platform_affiliate a on a.account_id = :account and a.affiliate_id = wanted.id")
                    .bind("account", account.id().value())
                    .bindArray("affiliates", Long.class, numbers.toArray())
                    .map((row, context) -> rates.put(
                            Affiliates.id(row.getLong("affiliate_id")),
                            Optional.ofNullable(row.getBigDecimal("own_percent"))
                                    .map(Commissions::percent)
                                    .orElse(account.commissionPercent())))
                    .list();
        }
        return rates;
    }

    private Optional<Outcome> refusal(Purchase purchase, Map<AffiliateId, BigDecimal> rates) {
        Optional<AffiliateId> stranger =
                purchase.credit().map(Purchase.Credit::affiliate).filter(affiliate -> !rates.containsKey(affiliate));
        if (stranger.isPresent()) {
            return Optional.of(new Outcome.Refused(
                    "affiliate", "the account '" + account.id() + "' has no affiliate '" + stranger.get() + "'"));
        }
        if (purchase.amount().amount().compareTo(TOO_MUCH) >= 0) {
            return Optional.of(new Outcome.Refused("amount", "an amount has at most 15 digits before the point"));
        }
        if (purchase.orderedAt().isBefore(FIRST) || purchase.orderedAt().isAfter(LAST)) {
            return Optional.of(new Outcome.Refused("orderedAt", "an order is from the years 1 to 9999"));
        }
        return Optional.empty();
    }

    /** What is to be written, gathered. */
    private final class Writes implements AutoCloseable {
        private final PreparedBatch inserts = handle.prepareBatch(
                "insert into platform_purchase (state, amount, currency, affiliate_id, code, channel,"
                        + " ordered_at, commission_percent, commission, changed_at, account_id, store, order_id)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        private final PreparedBatch updates =
                handle.prepareBatch("update platform_purchase set state = ?, amount = ?, currency = ?,"
                        + " affiliate_id = ?, code = ?, channel = ?, ordered_at = ?, commission_percent = ?,"
                        + " commission = ?, changed_at = ? where account_id = ? and store = ? and order_id = ?");
        private final PreparedBatch entries = handle.prepareBatch(
                "insert into platform_commission (account_id, affiliate_id, store, order_id, amount,"
                        + " currency, percent, recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?)");
        private final Balances.Changes earned = new Balances.Changes();

        Outcome make(Purchase asked, Optional<PurchaseDetails> held, Map<AffiliateId, BigDecimal> rates) {
            Purchase purchase = new Purchase(
                    asked.key(), asked.state(), asked.amount(), asked.credit(), Moments.stored(asked.orderedAt()));
            boolean changed = !held.map(PurchaseDetails::purchase).equals(Optional.of(purchase));
            if (changed) {
                var wanted = new PurchaseDetails(purchase, Commissions.of(purchase, held, rates::get));
                write(held.isPresent() ? updates : inserts, wanted);
                Commissions.entries(held, wanted).forEach(entry -> write(purchase.key(), entry));
            }
            return new Outcome.Held(purchase, changed);
        }

        private void write(PreparedBatch batch, PurchaseDetails wanted) {
            Purchase purchase = wanted.purchase();
            Optional<Purchase.Credit> credit = purchase.credit();
            Optional<Commission> commission = wanted.commission();
            batch.bind(0, purchase.state().name())
                    .bind(1, purchase.amount().amount())
                    .bind(2, purchase.amount().currency().getCurrencyCode())
                    .bind(
                            3,
                            credit.flatMap(each -> Affiliates.number(each.affiliate()))
                                    .orElse(null))
                    .bind(
                            4,
                            credit.map(Purchase.Credit::code)
                                    .map(AffiliateCode::value)
                                    .orElse(null))
                    .bind(5, credit.map(each -> each.through().name()).orElse(null))
                    .bind(6, purchase.orderedAt())
                    .bind(7, commission.map(Commission::percent).orElse(null))
                    .bind(8, commission.map(each -> each.amount().amount()).orElse(null))
                    .bind(9, now)
                    .bind(10, purchase.key().account().value())
                    .bind(11, purchase.key().store())
                    .bind(12, purchase.key().order())
                    .add();
        }

        private void write(PurchaseKey key, Commissions.Entry entry) {
            earned.add(Affiliates.number(entry.affiliate()).orElseThrow(), entry.amount());
            entries.bind(0, key.account().value())
                    .bind(1, Affiliates.number(entry.affiliate()).orElseThrow())
                    .bind(2, key.store())
                    .bind(3, key.order())
                    .bind(4, entry.amount().amount())
                    .bind(5, entry.amount().currency().getCurrencyCode())
                    .bind(6, entry.percent())
                    .bind(7, now)
                    .add();
        }

        void execute() {
            inserts.execute();
            updates.execute();
            entries.execute();
            new Balances(handle, account.id()).addEarned(earned);
        }

        @Override
        public void close() {
            inserts.close();
            updates.close();
            entries.close();
        }
    }
}
