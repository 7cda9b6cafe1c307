package io.tributary.platform.leaddyno.internal;

import io.tributary.platform.AccountId;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateState;
import io.tributary.platform.PlatformException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * Reads all affiliates of an account and compares them with the last time. Nothing is written before everything has been
 * read, and somebody who is not listed any more is asked for by her id, since a page may have lost her. So many of these
 * are asked for at a time; the others stay as they were until the next time.
 */
final class Poll {
    private static final int MOST_PAGES = 1000;
    private static final int MOST_MISSING = 50;

    private final Sql sql;
    private final AccountId account;
    private final Api api;
    private final Beat beat;

    /** Tells that somebody is still reading. */
    interface Beat {
        void goesOn() throws PlatformException;
    }

    Poll(Sql sql, AccountId account, Api api, Beat beat) {
        this.sql = sql;
        this.account = account;
        this.api = api;
        this.beat = beat;
    }

    /**
     * @param now when it begins; what is different is dated to it
     * @return whether a code or a state is different from the last time
     */
    boolean run(Instant now) throws PlatformException {
        Map<Long, HeldAffiliate> listed = read();
        Map<Long, HeldAffiliate> known = sql.run(handle -> new Snapshot(handle, account).all());
        List<HeldAffiliate> missing = known.values().stream()
                .filter(before -> !listed.containsKey(before.id()))
                .filter(before -> before.state() != AffiliateState.ARCHIVED)
                .limit(MOST_MISSING)
                .toList();
        for (HeldAffiliate before : missing) {
            beat.goesOn();
            listed.put(before.id(), api.affiliate(before.id()).orElse(before.archived()));
        }
        return sql.run(handle -> apply(handle, listed, now));
    }

    private Map<Long, HeldAffiliate> read() throws PlatformException {
        Map<Long, HeldAffiliate> listed = new TreeMap<>();
        for (int page = 1; page <= MOST_PAGES; page++) {
            beat.goesOn();
            List<HeldAffiliate> found = api.affiliates(page);
            if (found.isEmpty()) {
                return listed;
            }
            int before = listed.size();
            found.forEach(each -> listed.put(each.id(), each));
            if (listed.size() == before) {
                throw new PlatformException.Unavailable(
                        "LeadDyno lists the same affiliates on page " + page + " again", null, null);
            }
        }
        throw new PlatformException.Unavailable(
                "LeadDyno lists more than " + MOST_PAGES + " pages of affiliates", null, null);
    }

    private boolean apply(Handle handle, Map<Long, HeldAffiliate> listed, Instant now) {
        // Another node may have been faster; compared is with what is there now.
        AccountTable.polled(handle, account, now);
        Snapshot snapshot = new Snapshot(handle, account);
        Map<Long, HeldAffiliate> known = snapshot.all();
        List<HeldAffiliate> added = new ArrayList<>();
        List<HeldAffiliate> changed = new ArrayList<>();
        List<HeldAffiliate> entering = new ArrayList<>();
        boolean different = false;
        for (HeldAffiliate each : listed.values()) {
            HeldAffiliate before = known.get(each.id());
            if (before == null) {
                added.add(each);
                entering.add(each);
                different |= each.code().isPresent();
            } else if (!before.equals(each)) {
                changed.add(each);
                different |= !before.code().equals(each.code()) || before.state() != each.state();
                if (before.state() != each.state()) {
                    entering.add(each);
                }
            }
        }
        snapshot.write(added, changed);
        CodeBook codes = new CodeBook(handle, account);
        codes.enter(entering, now);
        codes.give(newOwners(codes.owners(), listed), now);
        return different;
    }

    /** Codes that are not, or not so, those of their last owners any more. */
    private static Map<AffiliateCode.Key, CodeBook.Owner> newOwners(
            Map<AffiliateCode.Key, CodeBook.Owner> owners, Map<Long, HeldAffiliate> listed) {
        Map<AffiliateCode.Key, List<HeldAffiliate>> holders = new LinkedHashMap<>();
        for (HeldAffiliate each : listed.values()) {
            each.code().ifPresent(code -> holders.computeIfAbsent(code.key(), key -> new ArrayList<>())
                    .add(each));
        }
        Map<AffiliateCode.Key, CodeBook.Owner> changed = new HashMap<>();
        holders.forEach((key, all) -> {
            Optional<CodeBook.Owner> owner = Optional.ofNullable(owners.get(key));
            HeldAffiliate chosen = chosen(all, owner);
            CodeBook.Owner now = new CodeBook.Owner(chosen.id(), chosen.code().orElseThrow());
            if (owner.filter(now::equals).isEmpty()) {
                changed.put(key, now);
            }
        });
        return changed;
    }

    /** Who takes part goes before who does not, then the last owner, then whoever joined first. */
    private static HeldAffiliate chosen(List<HeldAffiliate> holders, Optional<CodeBook.Owner> owner) {
        List<HeldAffiliate> active = holders.stream()
                .filter(each -> each.state() == AffiliateState.ACTIVE)
                .toList();
        List<HeldAffiliate> best = active.isEmpty() ? holders : active;
        return best.stream()
                .filter(each -> owner.filter(o -> o.affiliate() == each.id()).isPresent())
                .findFirst()
                .orElse(best.get(0));
    }
}
