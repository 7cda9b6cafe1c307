/**
 * A host of our own: {@link io.tributary.platform.embedded.EmbeddedPlatform} is what its administrators do with it, while
 * integrations use it through {@link io.tributary.platform.AffiliatePlatform} like any other host.
 */
@Export
@Version("1.1.0")
package io.tributary.platform.embedded;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
