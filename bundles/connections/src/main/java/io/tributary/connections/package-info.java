/**
 * Which store belongs to which account: address, credentials, rules for its orders, the discount program for its coupons;
 * testing a connection before it is kept. Whoever works with a store asks here for the door to it.
 */
@Export
@Version("1.0.0")
package io.tributary.connections;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
