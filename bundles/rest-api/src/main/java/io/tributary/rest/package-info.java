/**
 * How a bundle takes part in the REST API under {@code /tributary/api/v1}: it registers a {@link
 * io.tributary.rest.RestSection} for what it owns, and the section comes and goes with the bundle. Login, errors, JSON
 * and the description of the API are the same for all sections and live here.
 */
@Export
@Version("1.2.0")
package io.tributary.rest;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
