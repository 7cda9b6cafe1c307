/**
 * The platform's tracking code on the stores' pages: puts it there as a script, keeps it up to date, takes it away, and
 * looks whether shoppers get it. What the code does there is the platform's matter.
 */
@Export
@Version("1.0.0")
package io.tributary.storefront;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
