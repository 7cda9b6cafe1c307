/** Puts together what rooms say of themselves: for the REST API, for load balancers, for Prometheus and for Felix. */
package io.tributary.health.internal;
