package io.tributary.audit;

import java.util.OptionalLong;

/**
 * What became of walking through an account's log.
 *
 * @param entries how many entries hold, from the first one on
 * @param broken the number of the first entry that is missing or not what was written; empty when all hold
 * @param problem what is wrong with it, for people; empty when nothing is
 * @param hash of the last entry that holds; zeros when there is none
 */
public record AuditCheck(String account, long entries, OptionalLong broken, String problem, String hash) {
    public boolean intact() {
        return broken.isEmpty();
    }
}
