/** Connections kept in the database, tested before they are kept, and offered over REST. */
package io.tributary.connections.internal;
