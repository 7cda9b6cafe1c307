package io.tributary.platform.embedded.internal;

import io.tributary.database.Secrets;
import io.tributary.platform.EmailKey;
import io.tributary.platform.embedded.Lead;
import io.tributary.platform.embedded.Person;
import io.tributary.platform.embedded.Visit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/** What is kept of one person of one account. */
record Persons(Handle handle, Tracker tracker, Secrets secrets) {
    private static final int MOST_VISITS = 10_000;
    private static final String OF_THESE = " where account_id = :account and visitor_id in"
            + " (select w.id from unnest(cast(:visitors as varchar array)) as w (id))";

    Person find(String email, EmailKey key) {
        String hash = tracker.key().hash(key);
        LeadTable leads = new LeadTable(handle, tracker.account(), secrets);
        Optional<Lead> lead = leads.list(Optional.empty(), Optional.of(hash), OptionalLong.empty(), 1).stream()
                .findFirst();
        List<LeadTable.Link> links = leads.links(List.of(hash)).getOrDefault(hash, List.of());
        List<String> visitors =
                links.stream().map(LeadTable.Link::visitor).distinct().toList();
        return new Person(
                email,
                lead,
                links.stream()
                        .map(link -> new Person.Browser(link.visitor(), link.at(), link.source()))
                        .toList(),
                new VisitTable(handle, tracker.account()).of(visitors, MOST_VISITS),
                new Touches(handle, tracker.account())
                        .of(visitors).values().stream()
                                .flatMap(List::stream)
                                .map(Persons::visit)
                                .toList(),
                visitors.isEmpty() ? List.of() : orders(visitors));
    }

    private static Visit visit(Touch touch) {
        return new Visit(
                touch.at(),
                touch.visitor(),
                Optional.of(Affiliates.id(touch.affiliate())),
                touch.code(),
                touch.subId(),
                "",
                "",
                touch.campaign(),
                touch.landing(),
                touch.referrer());
    }

    private List<Person.Order> orders(List<String> visitors) {
        return handle.createQuery(
                        "select store, order_id, visitor_id, learned_at as at_moment from platform_order_visitor"
                                + OF_THESE
                                + " union all select '', order_id, visitor_id, told_at from platform_order_hint"
                                + OF_THESE
                                + " order by 2, 1")
                .bind("account", tracker.account().value())
                .bindArray("visitors", String.class, visitors.toArray())
                .map((row, context) -> new Person.Order(
                        row.getString("store"),
                        row.getLong("order_id"),
                        row.getString("visitor_id"),
                        Moments.get(row, "at_moment")))
                .list();
    }

    /** How many rows were deleted. */
    long forget(EmailKey key) {
        String hash = tracker.key().hash(key);
        List<String> visitors = new LeadTable(handle, tracker.account(), secrets)
                .links(List.of(hash)).getOrDefault(hash, List.of()).stream()
                        .map(LeadTable.Link::visitor)
                        .distinct()
                        .toList();
        long deleted = 0;
        for (String table : List.of("platform_lead_visitor", "platform_lead")) {
            deleted += handle.createUpdate(
                            "delete from " + table + " where account_id = :account and email_hash = :hash")
                    .bind("account", tracker.account().value())
                    .bind("hash", hash)
                    .execute();
        }
        return deleted + (visitors.isEmpty() ? 0 : deleteVisitors(visitors));
    }

    private long deleteVisitors(Collection<String> visitors) {
        long deleted = 0;
        for (String table : List.of(
                "platform_visit",
                "platform_touch",
                "platform_order_hint",
                "platform_order_visitor",
                "platform_visitor")) {
            deleted += handle.createUpdate("delete from " + table + OF_THESE)
                    .bind("account", tracker.account().value())
                    .bindArray("visitors", String.class, visitors.toArray())
                    .execute();
        }
        return deleted;
    }
}
