/** The log in the database, and its section of the REST API. */
package io.tributary.audit.internal;
