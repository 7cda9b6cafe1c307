/**
 * The typed door to one BigCommerce store: orders, coupons, refunds, scripts, store information; credentials, quota,
 * retries and paging are dealt with behind it. Beside it, a guarded way to look at a store's public pages. Stateless: who owns which store, and what was read before, is others' knowledge.
 *
 * <p>Facts about the API come from the official reference for v2 orders, v2 marketing, v3 order refunds, v3 scripts and
 * store information.
 */
@Export
@Version("1.1.0")
package io.tributary.bigcommerce;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
