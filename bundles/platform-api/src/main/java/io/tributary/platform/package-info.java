/**
 * The door between an affiliate platform (the host) and the integrations that serve it.
 *
 * <p>A host registers one {@link io.tributary.platform.AffiliatePlatform}; an integration asks it for affiliate codes and
 * tells it which purchases exist. Every question names an {@link io.tributary.platform.AccountId}, because one host
 * serves many merchants. Neither side knows the other's implementation.
 */
@Export
@Version("1.2.0")
package io.tributary.platform;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
