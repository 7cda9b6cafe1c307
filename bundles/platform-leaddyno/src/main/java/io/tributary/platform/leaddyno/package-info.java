/**
 * LeadDyno as the host: affiliates, codes and purchases live in an account of LeadDyno and are reached by its REST API.
 * {@link io.tributary.platform.leaddyno.LeadDyno} is for its set-up; what integrations ask is the platform door.
 */
@Export
@Version("1.1.0")
package io.tributary.platform.leaddyno;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
