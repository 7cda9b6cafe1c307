/**
 * Runs jobs for stores: when, one at a time per store and job, with progress, history and cancelling. What a job does is
 * not known here; a {@link io.tributary.sync.SyncJob} is a service that may come and go.
 */
@Export
@Version("1.0.0")
package io.tributary.sync;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
