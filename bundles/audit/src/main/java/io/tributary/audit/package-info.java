/**
 * Who changed what, when and from where: an {@link io.tributary.audit.AuditLog} of entries that are only ever added, in
 * the transaction of the change itself, each bound to the one before it by a hash.
 */
@Export
@Version("1.0.0")
package io.tributary.audit;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
