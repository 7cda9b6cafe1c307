package io.tributary.couponsync.internal;

import io.tributary.bigcommerce.CouponType;
import io.tributary.connections.DiscountProgram;
import io.tributary.couponsync.CouponCopy;
import io.tributary.couponsync.CouponState;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;

/** How rows of the tables are read and written. */
final class CouponRecords {
    static final String INSERT_ROW = "insert into coupon_row (account, store, code_key, code, affiliate, state, reason,"
            + " wanted_type, wanted_amount, wanted_minimum, asked_name, asked_enabled, skipped, changed_at)"
            + " values (:account, :store, :key, :code, :affiliate, :state, :reason,"
            + " :wantedType, :wantedAmount, :wantedMinimum, :askedName, :askedEnabled, :skipped, :changedAt)";

    static final String INSERT_COPY = "insert into coupon_copy (account, store, code_key, side, coupon_id, name, code,"
            + " type, amount, minimum_purchase, expires, enabled, max_uses, max_uses_per_customer, uses, scope)"
            + " values (:account, :store, :key, :side, :id, :name, :code,"
            + " :type, :amount, :minimum, :expires, :enabled, :maxUses, :maxUsesPerCustomer, :uses, :scope)";

    private CouponRecords() {}

    static <S extends SqlStatement<S>> S bind(S statement, AffiliateCode.Key key) {
        return statement.bind("key", text(key.value()));
    }

    static <S extends SqlStatement<S>> S bind(S statement, CouponRow row) {
        return bind(statement, row.key())
                .bind("code", text(row.code().value()))
                .bind("affiliate", row.affiliate().map(AffiliateId::value).orElse(null))
                .bind("state", row.state().name())
                .bind("reason", text(row.reason()))
                .bind(
                        "wantedType",
                        row.wanted().map(terms -> terms.type().name()).orElse(null))
                .bind("wantedAmount", row.wanted().map(DiscountProgram::amount).orElse(null))
                .bind(
                        "wantedMinimum",
                        row.wanted().map(DiscountProgram::minimumPurchase).orElse(null))
                .bind("askedName", row.askedName().map(CouponRecords::text).orElse(null))
                .bind("askedEnabled", row.askedEnabled().orElse(null))
                .bind("skipped", row.skipped())
                .bind("changedAt", row.changedAt());
    }

    static <S extends SqlStatement<S>> S bind(S statement, AffiliateCode.Key key, Side side, CouponCopy copy) {
        return bind(statement, key)
                .bind("side", side.name())
                .bind("id", copy.id())
                .bind("name", text(copy.name()))
                .bind("code", text(copy.code()))
                .bind("type", copy.type().name())
                .bind("amount", copy.amount())
                .bind("minimum", copy.minimumPurchase())
                .bind("expires", text(copy.expires()))
                .bind("enabled", copy.enabled())
                .bind("maxUses", copy.maxUses())
                .bind("maxUsesPerCustomer", copy.maxUsesPerCustomer())
                .bind("uses", copy.uses())
                .bind("scope", text(copy.scope()));
    }

    /** A row without its copies, which are in another table. */
    static CouponRow row(ResultSet row) throws SQLException {
        String type = row.getString("wanted_type");
        Optional<DiscountProgram> wanted = type == null
                ? Optional.empty()
                : Optional.of(new DiscountProgram(
                        DiscountProgram.Type.valueOf(type),
                        row.getBigDecimal("wanted_amount"),
                        row.getBigDecimal("wanted_minimum")));
        return new CouponRow(
                new AffiliateCode.Key(row.getString("code_key")),
                new AffiliateCode(row.getString("code")),
                Optional.ofNullable(row.getString("affiliate")).map(AffiliateId::new),
                CouponState.valueOf(row.getString("state")),
                row.getString("reason"),
                wanted,
                Optional.ofNullable(row.getString("asked_name")),
                Optional.ofNullable(row.getObject("asked_enabled", Boolean.class)),
                CouponRow.Copies.NONE,
                row.getBoolean("skipped"),
                moment(row, "changed_at"));
    }

    static CouponCopy copy(ResultSet row) throws SQLException {
        return new CouponCopy(
                row.getLong("coupon_id"),
                row.getString("name"),
                row.getString("code"),
                CouponType.valueOf(row.getString("type")),
                row.getBigDecimal("amount"),
                row.getBigDecimal("minimum_purchase"),
                row.getString("expires"),
                row.getBoolean("enabled"),
                row.getInt("max_uses"),
                row.getInt("max_uses_per_customer"),
                row.getInt("uses"),
                row.getString("scope"));
    }

    static Instant moment(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** PostgreSQL keeps every character but this one, and a host may let people type even that into a code. */
    static String text(String value) {
        return value.replace('\0', '\uFFFD');
    }

    /** Whose view of a coupon a copy is. */
    enum Side {
        WRITTEN,
        SEEN,
        /** What the merchant made of it and wants to stay so. */
        ACCEPTED
    }
}
