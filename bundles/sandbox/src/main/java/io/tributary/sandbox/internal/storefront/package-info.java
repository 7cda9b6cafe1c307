/**
 * A store's pages as shoppers see them: enough of a shop for scripts that a merchant or an app puts on it, and for a
 * purchase.
 */
package io.tributary.sandbox.internal.storefront;
