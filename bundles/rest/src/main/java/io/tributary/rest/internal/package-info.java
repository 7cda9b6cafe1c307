/**
 * The one JAX-RS entry of Tributary: the guarded door to the host's HTTP service, the root resource that hands on to the
 * sections, JSON and errors, and the description of the API.
 */
package io.tributary.rest.internal;
