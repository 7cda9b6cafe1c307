package io.tributary.audit;

import java.time.Instant;

/**
 * An entry as it stands in the log.
 *
 * @param number from 1, without gaps within an account
 * @param at when it was written, to the microsecond
 * @param hash SHA-256 over the entry and the hash of the one before it, 64 hexadecimal digits; whoever notes it down
 *     elsewhere can tell later that nothing up to here was changed
 */
public record AuditRecord(long number, Instant at, AuditEntry entry, String hash) {}
