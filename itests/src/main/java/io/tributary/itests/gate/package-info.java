/**
 * A bundle for tests, packed by {@link io.tributary.itests.chaos.GateBundle}: stands before the affiliate platform and lets
 * the test decide what happens just before a purchase is put, and just after. It may import nothing but OSGi and the
 * platform's API.
 */
package io.tributary.itests.gate;
