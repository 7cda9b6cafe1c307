package io.tributary.platform.embedded.internal;

import io.tributary.database.Secrets;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.CodeHistory;
import io.tributary.platform.EmailKey;
import io.tributary.platform.embedded.Visit;
import io.tributary.platform.embedded.internal.TrafficDays.Kind;
import io.tributary.platform.embedded.internal.TrafficDays.Slot;
import io.tributary.platform.embedded.internal.Visitors.Visitor;
import io.tributary.platform.embedded.internal.tracking.Arrival;
import io.tributary.platform.embedded.internal.tracking.Hit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Writes what pages of one account told, in a handful of statements however much it is. */
final class HitBatch {
    private final Handle handle;
    private final Tracker tracker;
    private final Secrets secrets;
    private final TrafficDays.Changes traffic = new TrafficDays.Changes();
    private Map<String, Visitor> visitors = Map.of();

    HitBatch(Handle handle, Tracker tracker, Secrets secrets) {
        this.handle = handle;
        this.tracker = tracker;
        this.secrets = secrets;
    }

    void write(List<Hit> hits) {
        visitors = new Visitors(handle, tracker.account())
                .find(hits.stream().map(Hit::visitor).distinct().sorted().toList());
        // Visits first: a lead that came with one was sent by whoever brought the visit.
        write(of(hits, Hit.Visit.class), this::visits);
        write(of(hits, Hit.Lead.class), this::leads);
        write(of(hits, Hit.Order.class), this::orders);
        new TrafficDays(handle, tracker.account()).add(traffic);
    }

    private static <T> List<T> of(List<Hit> hits, Class<T> type) {
        return hits.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static <T> void write(List<T> hits, Consumer<List<T>> work) {
        if (!hits.isEmpty()) {
            work.accept(hits);
        }
    }

    private void visits(List<Hit.Visit> visits) {
        List<Came> came = withAffiliates(visits);
        count(came);
        new VisitTable(handle, tracker.account()).insert(came);
        new Touches(handle, tracker.account()).insert(came);
        Map<String, Visitor> now = new TreeMap<>();
        for (Hit.Visit visit : visits) {
            Visitor before = now.getOrDefault(visit.visitor(), visitors.get(visit.visitor()));
            now.put(visit.visitor(), after(before, visit));
        }
        new Visitors(handle, tracker.account()).put(now.values(), visitors.keySet());
        Map<String, Visitor> all = new HashMap<>(visitors);
        all.putAll(now);
        visitors = all;
    }

    private static Visitor after(Visitor before, Hit.Visit visit) {
        Arrival arrival = visit.arrival();
        return new Visitor(
                visit.visitor(),
                before == null ? visit.at() : before.first(),
                visit.at(),
                arrival.landing(),
                arrival.campaign().isEmpty() && before != null ? before.campaign() : arrival.campaign());
    }

    private List<Came> withAffiliates(List<Hit.Visit> visits) {
        Set<AffiliateCode.Key> keys = visits.stream()
                .map(visit -> AffiliateCode.Key.of(visit.arrival().code()))
                .filter(key -> !key.value().isEmpty())
                .collect(Collectors.toSet());
        Map<AffiliateCode.Key, CodeHistory> histories =
                keys.isEmpty() ? Map.of() : CodeHistories.read(handle, tracker.account(), keys);
        return visits.stream()
                .map(visit -> new Came(
                        visit,
                        Optional.ofNullable(histories.get(
                                        AffiliateCode.Key.of(visit.arrival().code())))
                                .flatMap(history -> history.at(visit.at()))
                                .flatMap(tenure -> Affiliates.number(tenure.affiliate()))))
                .toList();
    }

    /** A visitor counts once a day for each name. */
    private void count(List<Came> visits) {
        Instant start = visits.stream()
                .map(came -> day(came.visit().at()))
                .min(LocalDate::compareTo)
                .orElseThrow()
                .atStartOfDay()
                .toInstant(ZoneOffset.UTC);
        Set<String> here = visits.stream()
                .map(came -> came.visit().visitor())
                .filter(id ->
                        visitors.containsKey(id) && !visitors.get(id).last().isBefore(start))
                .collect(Collectors.toSet());
        Set<Seen> seen = new HashSet<>();
        if (!here.isEmpty()) {
            for (Visit visit : new VisitTable(handle, tracker.account()).since(here, start)) {
                slots(day(visit.at()), visit.affiliate().flatMap(Affiliates::number), visit.campaign(), visit.landing())
                        .forEach(slot -> seen.add(new Seen(slot, visit.visitor())));
            }
        }
        for (Came came : visits) {
            Arrival arrival = came.visit().arrival();
            slots(day(came.visit().at()), came.affiliate(), arrival.campaign(), arrival.landing())
                    .forEach(slot -> traffic.add(
                            slot, 1, seen.add(new Seen(slot, came.visit().visitor())) ? 1 : 0, 0));
        }
    }

    private record Seen(Slot slot, String visitor) {}

    private static List<Slot> slots(LocalDate day, Optional<Long> affiliate, String campaign, String landing) {
        return Stream.of(
                        Optional.of(new Slot(day, Kind.ALL, "")),
                        affiliate.map(id -> new Slot(day, Kind.AFFILIATE, Long.toString(id))),
                        Optional.of(campaign)
                                .filter(name -> !name.isEmpty())
                                .map(name -> new Slot(day, Kind.CAMPAIGN, name)),
                        Optional.of(landing)
                                .filter(name -> !name.isEmpty())
                                .map(name -> new Slot(day, Kind.LANDING, name)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }

    private void leads(List<Hit.Lead> leads) {
        Map<String, Hit.Lead> first = new LinkedHashMap<>();
        Map<String, LeadTable.Link> links = new LinkedHashMap<>();
        for (Hit.Lead lead : leads) {
            // The collector lets through addresses only.
            String hash = tracker.key().hash(EmailKey.find(lead.email()).orElseThrow());
            first.putIfAbsent(hash, lead);
            links.putIfAbsent(
                    hash + lead.visitor(), new LeadTable.Link(hash, lead.visitor(), lead.at(), lead.source()));
        }
        LeadTable table = new LeadTable(handle, tracker.account(), secrets);
        Map<String, Integer> browsers = new HashMap<>();
        table.links(first.keySet()).forEach((hash, known) -> {
            browsers.put(hash, known.size());
            known.forEach(link -> links.remove(link.hash() + link.visitor()));
        });
        links.values().removeIf(link -> browsers.merge(link.hash(), 1, Integer::sum) > LeadTable.MOST_BROWSERS);
        first.keySet().removeAll(table.known(first.keySet()));
        Map<String, List<Touch>> touches = first.isEmpty()
                ? Map.of()
                : new Touches(handle, tracker.account())
                        .of(first.values().stream().map(Hit.Lead::visitor).collect(Collectors.toSet()));
        Map<String, LeadTable.Newcomer> newcomers = new LinkedHashMap<>();
        first.forEach((hash, lead) -> newcomers.put(hash, newcomer(hash, lead, touches)));
        table.insert(newcomers.values());
        table.insertLinks(links.values());
    }

    private LeadTable.Newcomer newcomer(String hash, Hit.Lead lead, Map<String, List<Touch>> touches) {
        Optional<Long> affiliate = Senders.of(
                        List.of(touches.getOrDefault(lead.visitor(), List.of())), tracker.settings())
                .at(lead.at())
                .map(Touch::affiliate);
        Optional<Visitor> visitor = Optional.ofNullable(visitors.get(lead.visitor()));
        slots(
                        day(lead.at()),
                        affiliate,
                        visitor.map(Visitor::campaign).orElse(""),
                        visitor.map(Visitor::landing).orElse(""))
                .forEach(slot -> traffic.add(slot, 0, 0, 1));
        return new LeadTable.Newcomer(hash, lead.email(), lead.at(), lead.source(), affiliate, lead.landing());
    }

    private void orders(List<Hit.Order> orders) {
        new OrderVisitors(handle, tracker.account())
                .tell(orders.stream()
                        .map(order -> new OrderVisitors.Hint(order.order(), order.host(), order.visitor(), order.at()))
                        .toList());
    }
}
