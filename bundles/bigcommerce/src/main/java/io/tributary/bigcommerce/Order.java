package io.tributary.bigcommerce;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * The members of a v2 order that we use. Amounts are exact, in {@code currency}; a member the store leaves out or empty
 * counts as 0 or as an empty text.
 *
 * @param statusId decides; labels can be changed by the merchant
 * @param status the system's name of the status
 * @param createdAt {@link Instant#EPOCH} when the store left it empty; so {@code modifiedAt}
 * @param subtotalExTax goods before order discounts and coupons, without tax
 * @param subtotalIncTax the same with tax
 * @param discount order discounts without coupons; with tax in it when {@code taxInclusive}
 * @param couponDiscount what all coupons took off together; with tax in it when {@code taxInclusive}
 * @param shippingExTax what the shopper pays for shipping, without tax
 * @param shippingTax the tax on shipping; so {@code handlingTax} and {@code wrappingTax}
 * @param baseShipping shipping before discounts
 * @param taxInclusive whether prices are entered with tax, so that the figures with tax are the exact ones
 * @param currency what the amounts are in ({@code default_currency_code}, in spite of its name); {@code XXX} when the
 *     store names none that is known
 * @param customerId 0 for a guest
 * @param email the billing address'; may be empty
 * @param externalSource {@code M-MIG} marks migrated history; may be empty
 * @param deleted whether it is archived
 * @param codes coupon codes seen on the lines, in the order in which they were applied; empty when the answer did not
 *     carry all lines, so that nothing can be said
 */
public record Order(
        long id,
        int statusId,
        String status,
        Instant createdAt,
        Instant modifiedAt,
        BigDecimal subtotalExTax,
        BigDecimal subtotalIncTax,
        BigDecimal discount,
        BigDecimal couponDiscount,
        BigDecimal shippingExTax,
        BigDecimal shippingTax,
        BigDecimal baseShipping,
        BigDecimal handlingExTax,
        BigDecimal handlingTax,
        BigDecimal wrappingExTax,
        BigDecimal wrappingTax,
        BigDecimal totalExTax,
        BigDecimal totalIncTax,
        BigDecimal totalTax,
        BigDecimal storeCredit,
        BigDecimal giftCertificate,
        boolean taxInclusive,
        Currency currency,
        long customerId,
        String email,
        int channelId,
        String externalSource,
        boolean deleted,
        Optional<List<String>> codes) {}
