/**
 * Keeps the coupons of a store in step with the affiliate codes of the platform. Per code three things are known: what is
 * wanted, what we last sent, and what the store has; a difference that the merchant made is shown and left alone.
 */
@Export
@Version("1.0.0")
package io.tributary.couponsync;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
