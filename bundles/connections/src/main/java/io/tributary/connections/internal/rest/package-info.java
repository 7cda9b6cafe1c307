/** The sections of the REST API about connected stores. */
package io.tributary.connections.internal.rest;
