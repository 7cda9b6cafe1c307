package io.tributary.bigcommerce;

import java.time.ZoneId;
import java.util.Currency;

/**
 * What a store says of itself.
 *
 * @param hash the store's id in addresses
 * @param domain without scheme
 * @param currency the store's default currency, in which coupons work; {@code XXX} when it names none that is known
 * @param zone UTC when the store names one that is not known here
 */
public record StoreInfo(String hash, String name, String domain, Currency currency, ZoneId zone, String plan) {}
