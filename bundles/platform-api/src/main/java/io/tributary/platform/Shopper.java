package io.tributary.platform;

import java.time.Instant;
import java.util.Optional;

/**
 * Who placed an order, as far as a host may know her from the store's pages.
 *
 * @param order the store's order id
 * @param email empty when she gave no address, or none that could be one
 * @param orderedAt when she ordered
 */
public record Shopper(long order, Optional<EmailKey> email, Instant orderedAt) {}
