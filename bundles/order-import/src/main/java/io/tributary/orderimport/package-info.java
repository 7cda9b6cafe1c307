/**
 * Turns the orders of a store into purchases of the affiliate platform, each exactly once, and explains every decision.
 *
 * <p>The work is done by the sync job {@code orders}; what it decided, and why, is asked of {@link
 * io.tributary.orderimport.Orders}.
 */
@Export
@Version("1.0.0")
package io.tributary.orderimport;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
