/**
 * How a room says how it is: it registers a {@link io.tributary.health.HealthSource}. Who puts the answers together,
 * {@link io.tributary.health.Health}, knows no room; a room whose source is gone is shown as missing.
 */
@Export
@Version("1.0.0")
package io.tributary.health;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
