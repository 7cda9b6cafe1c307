/**
 * How a store is spoken to: {@link io.tributary.bigcommerce.internal.Transport} sends one request,
 * {@link io.tributary.bigcommerce.internal.Caller} repeats what may be repeated within the quota, the readers make values
 * of answers, and {@link io.tributary.bigcommerce.internal.HttpStore} offers it all as a store.
 */
package io.tributary.bigcommerce.internal;
