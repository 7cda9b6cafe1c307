/** A host in memory: as little as an affiliate platform has to be, for tests and as an example. */
package io.tributary.minimalhost;
