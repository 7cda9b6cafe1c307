/** The tracking code's section of the API. */
package io.tributary.storefront.internal.rest;
