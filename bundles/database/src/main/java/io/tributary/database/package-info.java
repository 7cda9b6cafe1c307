/**
 * One database for all bundles, one set of tables for each: {@link io.tributary.database.Database} gives a bundle its
 * tables, {@link io.tributary.database.Secrets} keeps what merchants entrust to us unreadable in them.
 *
 * <p>Migrations must run on H2 and PostgreSQL as they are: standard SQL, {@code timestamp with time zone}, {@code
 * numeric(19,4)}, {@code varchar}. A moment is kept to the microsecond and read back as the same {@link
 * java.time.Instant} under every time zone.
 */
@Export
@Version("1.0.0")
package io.tributary.database;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
