package io.tributary.platform.embedded.internal;

import io.tributary.platform.AccountId;
import io.tributary.platform.embedded.TrackingSettings;

/** A row of {@code platform_tracking}, its secret open. */
record Tracker(AccountId account, String publicKey, TrackerKey key, long version, TrackingSettings settings) {}
