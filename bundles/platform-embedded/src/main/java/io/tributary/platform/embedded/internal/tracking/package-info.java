/**
 * What pages of stores tell, from the request to a queue and on to a {@link
 * io.tributary.platform.embedded.internal.tracking.HitStore}. Knows no table.
 */
package io.tributary.platform.embedded.internal.tracking;
