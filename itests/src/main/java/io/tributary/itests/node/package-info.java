/** The distribution as separate processes that a test starts, kills, pauses and asks over HTTP; and a PostgreSQL for them. */
package io.tributary.itests.node;
