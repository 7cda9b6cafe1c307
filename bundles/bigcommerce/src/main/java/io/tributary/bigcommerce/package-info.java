/**
 * The typed door to one BigCommerce store: orders, coupons, refunds, store information; credentials, quota, retries and
 * paging are dealt with behind it. Stateless: who owns which store, and what was read before, is others' knowledge.
 *
 * <p>Facts about the API come from the official reference for v2 orders, v2 marketing, v3 order refunds and store
 * information.
 */
@Export
@Version("1.0.0")
package io.tributary.bigcommerce;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
