package io.tributary.sandbox.internal.api;

import java.util.Set;

/** OAuth scopes by use; any of a set is enough. */
final class Scopes {

    static final Set<String> NONE = Set.of();
    static final Set<String> ORDERS = Set.of("store_v2_orders", "store_v2_orders_read_only");
    static final Set<String> REFUNDS = Set.of(
            "store_v2_orders", "store_v2_orders_read_only", "store_v2_transactions", "store_v2_transactions_read_only");
    static final Set<String> MARKETING = Set.of("store_v2_marketing", "store_v2_marketing_read_only");
    static final Set<String> MARKETING_WRITE = Set.of("store_v2_marketing");
    static final Set<String> INFORMATION = Set.of("store_v2_information", "store_v2_information_read_only");
    static final Set<String> CONTENT = Set.of("store_v2_content", "store_v2_content_read_only");
    static final Set<String> CONTENT_WRITE = Set.of("store_v2_content");

    private Scopes() {}
}
