/**
 * The merchant's pages: static files for browsers, which do all they do through the REST API. Nothing here knows another
 * bundle of ours, so that the pages may come, go and be updated by themselves.
 */
package io.tributary.ui.internal;
