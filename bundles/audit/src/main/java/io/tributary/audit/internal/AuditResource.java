package io.tributary.audit.internal;

import io.tributary.audit.AuditCheck;
import io.tributary.audit.AuditFilter;
import io.tributary.audit.AuditLog;
import io.tributary.audit.AuditRecord;
import io.tributary.rest.ApiProblem;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.QueryParam;

/** What was changed in one account. It can be read only: entries come with the changes themselves. */
public final class AuditResource {
    private static final int USUAL_PAGE = 50;
    private static final int LARGEST_PAGE = 250;
    private final AuditLog log;
    private final String account;

    AuditResource(AuditLog log, String account) {
        this.log = log;
        this.account = account;
    }

    /**
     * Entries, the newest first.
     *
     * @param action an action, or the start of several that ends with a dot: {@code coupon.}
     * @param since ISO 8601: entries of this moment or later
     * @param until ISO 8601: entries before this moment
     * @param before only entries with a smaller number: the {@code next} of the page before
     * @param limit 1 to 250 entries on a page, 50 without it
     */
    @GET
    public AuditPageJson list(
            @QueryParam("store") String store,
            @QueryParam("subject") String subject,
            @QueryParam("action") String action,
            @QueryParam("by") String by,
            @QueryParam("since") String since,
            @QueryParam("until") String until,
            @QueryParam("before") String before,
            @QueryParam("limit") String limit) {
        AuditFilter filter = new AuditFilter(
                text(store), text(subject), text(action), text(by), moment("since", since), moment("until", until));
        int size = (int) number("limit", limit, USUAL_PAGE, LARGEST_PAGE);
        long start = number("before", before, Long.MAX_VALUE, Long.MAX_VALUE);
        // One more than asked for tells whether there is another page.
        List<AuditRecord> found = log.list(storable(account), filter, start, size + 1);
        List<AuditRecord> shown = found.subList(0, Math.min(size, found.size()));
        Long next = found.size() > size ? shown.get(size - 1).number() : null;
        return new AuditPageJson(shown.stream().map(AuditJson::of).toList(), next);
    }

    /** Whether every entry that was ever written is there as it was written. */
    @GET
    @Path("check")
    public CheckJson check() {
        return CheckJson.of(log.check(storable(account)));
    }

    private static Optional<String> text(String given) {
        return given == null || given.isEmpty() ? Optional.empty() : Optional.of(storable(given));
    }

    /** PostgreSQL refuses to look for what it cannot keep. */
    private static String storable(String text) {
        return text.replace('\0', '\uFFFD');
    }

    private static Optional<Instant> moment(String name, String given) {
        if (given == null || given.isEmpty()) {
            return Optional.empty();
        }
        try {
            Instant moment = Instant.parse(given);
            if (moment.isAfter(Instant.parse("0001-01-01T00:00:00Z"))
                    && moment.isBefore(Instant.parse("9999-12-31T00:00:00Z"))) {
                return Optional.of(moment);
            }
        } catch (DateTimeParseException e) {
            // Said below, together with moments that no database knows.
        }
        throw ApiProblem.invalid(name, name + " is a moment such as 2026-03-01T00:00:00Z, not '" + given + "'");
    }

    private static long number(String name, String text, long otherwise, long most) {
        if (text == null || text.isEmpty()) {
            return otherwise;
        }
        try {
            long number = Long.parseLong(text);
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, together with numbers that are out of range.
        }
        String bounds = most == Long.MAX_VALUE ? "of at least 1" : "from 1 to " + most;
        throw ApiProblem.invalid(name, name + " is a whole number " + bounds + ", not '" + text + "'");
    }

    /** @param next what {@code before} is on the next page; null on the last one */
    public record AuditPageJson(List<AuditJson> items, Long next) {}

    /** @param hash binds the entry to all before it */
    public record AuditJson(
            long number,
            Instant at,
            String store,
            String subject,
            String action,
            String by,
            String from,
            String before,
            String after,
            String hash) {
        static AuditJson of(AuditRecord written) {
            var entry = written.entry();
            return new AuditJson(
                    written.number(),
                    written.at(),
                    entry.store(),
                    entry.subject(),
                    entry.action(),
                    entry.by().name(),
                    entry.by().from(),
                    entry.before(),
                    entry.after(),
                    written.hash());
        }
    }

    /**
     * What became of the check.
     *
     * @param entries how many hold, from the first on
     * @param broken the first that does not; null when all do
     * @param hash of the last one that holds
     */
    public record CheckJson(boolean intact, long entries, Long broken, String problem, String hash) {
        static CheckJson of(AuditCheck check) {
            Long broken = check.broken().isPresent() ? check.broken().getAsLong() : null;
            return new CheckJson(check.intact(), check.entries(), broken, check.problem(), check.hash());
        }
    }
}
