/** How the tracking code gets onto a store's pages. */
package io.tributary.storefront.internal;
