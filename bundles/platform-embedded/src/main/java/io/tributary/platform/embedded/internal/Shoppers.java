package io.tributary.platform.embedded.internal;

import io.tributary.database.Secrets;
import io.tributary.platform.LeadHistory;
import io.tributary.platform.LeadHistory.Known;
import io.tributary.platform.Shopper;
import io.tributary.platform.StoreSite;
import io.tributary.platform.embedded.Visit;
import io.tributary.platform.embedded.internal.LeadTable.Link;
import io.tributary.platform.embedded.internal.OrderVisitors.Hint;
import io.tributary.platform.embedded.internal.OrderVisitors.Learned;
import io.tributary.platform.embedded.internal.Visitors.Visitor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Finds the visitors who placed orders of one store: by the e-mail address that was left in a browser, else by the browser
 * that was shown the order's confirmation.
 */
final class Shoppers {
    /** Clocks of stores and of this node differ, and a confirmation may be opened again from the history. */
    private static final Duration BEFORE = Duration.ofMinutes(10);

    private static final Duration AFTER = Duration.ofMinutes(15);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int MOST_ORDERS_A_DAY = 3;

    /** Of a family that shares a browser. */
    private static final int MOST_ADDRESSES = 5;

    private final Handle handle;
    private final Tracker tracker;
    private final StoreSite site;
    private final OrderVisitors orders;

    private Map<String, List<Link>> links = Map.of();
    private Map<String, Instant> crowded = Map.of();
    private Map<Long, List<Hint>> hints = Map.of();
    private Map<String, List<Hint>> ofBrowsers = Map.of();
    private Map<Long, Learned> learned = Map.of();
    private Map<String, List<Touch>> touches = Map.of();
    private Map<Long, List<CodeHistories.Since>> states = Map.of();
    private Map<String, List<Visit>> visits = Map.of();

    Shoppers(Handle handle, Tracker tracker, StoreSite site) {
        this.handle = handle;
        this.tracker = tracker;
        this.site = site;
        this.orders = new OrderVisitors(handle, tracker.account());
    }

    /** Who sent them; remembers which visitors they are. */
    Map<Long, LeadHistory> histories(Collection<Shopper> shoppers, Secrets secrets, Instant now) {
        Map<Long, Shopper> wanted = new LinkedHashMap<>();
        shoppers.forEach(shopper -> wanted.put(shopper.order(), shopper));
        Map<Long, String> hashes = new HashMap<>();
        wanted.values().forEach(shopper -> shopper.email()
                .ifPresent(email -> hashes.put(shopper.order(), tracker.key().hash(email))));
        LeadTable leads = new LeadTable(handle, tracker.account(), secrets);
        links = leads.links(new HashSet<>(hashes.values()));
        crowded = leads.moreThan(
                MOST_ADDRESSES,
                links.values().stream().flatMap(List::stream).map(Link::visitor).collect(Collectors.toSet()));
        hints = orders.hints(wanted.keySet());
        learned = orders.learned(site.store(), wanted.keySet());
        ofBrowsers = orders.around(
                wanted.values().stream().map(this::told).flatMap(List::stream).toList(), DAY);
        unlearn(wanted.values());
        Map<Long, List<Candidate>> candidates = new LinkedHashMap<>();
        wanted.values().forEach(shopper -> {
            List<Candidate> found = candidates(shopper, Optional.ofNullable(hashes.get(shopper.order())));
            if (!found.isEmpty()) {
                candidates.put(shopper.order(), found);
            }
        });
        if (candidates.isEmpty()) {
            return Map.of();
        }
        readVisitors(candidates.values());
        Map<Long, LeadHistory> histories = new LinkedHashMap<>();
        Map<Long, Candidate> chosen = new LinkedHashMap<>();
        candidates.forEach((order, found) -> {
            Candidate best = best(found, wanted.get(order).orderedAt());
            chosen.put(order, best);
            histories.put(order, history(best, wanted.get(order)));
        });
        learn(chosen, wanted, now);
        return histories;
    }

    /** A way in which a shopper may be known. */
    private record Candidate(Known known, Set<String> visitors, List<Link> links, Optional<Hint> hint) {}

    private List<Candidate> candidates(Shopper shopper, Optional<String> hash) {
        List<Candidate> found = new ArrayList<>();
        List<Link> left = hash.map(links::get).orElse(List.of()).stream()
                .filter(link -> tells(link, shopper.orderedAt()))
                .toList();
        if (!left.isEmpty()) {
            Set<String> visitors = left.stream().map(Link::visitor).collect(Collectors.toSet());
            found.add(new Candidate(Known.EMAIL, visitors, left, Optional.empty()));
        }
        browser(shopper).ifPresent(found::add);
        return found;
    }

    /**
     * What came after the order says nothing of it. Where many addresses were left, either many people share the browser or
     * somebody claims the orders of others.
     */
    private boolean tells(Link link, Instant ordered) {
        Instant end = ordered.plus(BEFORE);
        return !link.at().isAfter(end)
                && Optional.ofNullable(crowded.get(link.visitor()))
                        .filter(moment -> !moment.isAfter(end))
                        .isEmpty();
    }

    /** Browsers that contradict one another know nothing: one of them lies, and nobody can tell which. */
    private Optional<Candidate> browser(Shopper shopper) {
        List<Hint> told = told(shopper);
        List<Hint> believed = told.stream().filter(this::isBelieved).toList();
        Set<String> visitors = believed.stream().map(Hint::visitor).collect(Collectors.toSet());
        if (visitors.size() == 1) {
            return Optional.of(new Candidate(Known.BROWSER, visitors, List.of(), Optional.of(believed.get(0))));
        }
        // Hints are deleted after a time, what was learned from them is not.
        return told.isEmpty()
                ? Optional.ofNullable(learned.get(shopper.order()))
                        .filter(each -> each.how() == Known.BROWSER)
                        .map(each -> new Candidate(Known.BROWSER, Set.of(each.visitor()), List.of(), Optional.empty()))
                : Optional.empty();
    }

    /** What browsers said of the order in the time in which its confirmation is shown. */
    private List<Hint> told(Shopper shopper) {
        return hints.getOrDefault(shopper.order(), List.of()).stream()
                .filter(hint -> isOurs(hint.host()))
                .filter(hint -> !hint.at().isBefore(shopper.orderedAt().minus(BEFORE))
                        && hint.at().isBefore(shopper.orderedAt().plus(AFTER)))
                .toList();
    }

    /** Another host below the store's may be another store with orders of the same numbers. */
    private boolean isOurs(String host) {
        String ours = site.host().startsWith("www.") ? site.host().substring("www.".length()) : site.host();
        return !ours.isEmpty() && Stream.of("", "www.", "checkout.").anyMatch(begin -> host.equals(begin + ours));
    }

    /** Nobody orders that often, but numbers of orders can be guessed. */
    private boolean isBelieved(Hint hint) {
        return ofBrowsers.getOrDefault(hint.visitor(), List.of()).stream()
                        .filter(other ->
                                Duration.between(hint.at(), other.at()).abs().compareTo(DAY) <= 0)
                        .map(Hint::order)
                        .distinct()
                        .count()
                <= MOST_ORDERS_A_DAY;
    }

    /** What was learned from a browser that is not believed any more, or not alone. */
    private void unlearn(Collection<Shopper> shoppers) {
        List<Long> wrong = shoppers.stream()
                .filter(shopper -> browser(shopper).isEmpty())
                .filter(shopper -> Optional.ofNullable(learned.get(shopper.order()))
                        .filter(each -> each.how() == Known.BROWSER)
                        .filter(each -> told(shopper).stream()
                                .anyMatch(hint -> hint.visitor().equals(each.visitor())))
                        .isPresent())
                .map(Shopper::order)
                .toList();
        if (!wrong.isEmpty()) {
            orders.unlearn(site.store(), wrong);
            learned.keySet().removeAll(wrong);
        }
    }

    private void readVisitors(Collection<List<Candidate>> candidates) {
        Set<String> ids = candidates.stream()
                .flatMap(List::stream)
                .flatMap(candidate -> candidate.visitors().stream())
                .collect(Collectors.toSet());
        touches = new Touches(handle, tracker.account()).of(ids);
        states = CodeHistories.states(
                handle,
                tracker.account(),
                touches.values().stream()
                        .flatMap(List::stream)
                        .map(Touch::affiliate)
                        .collect(Collectors.toSet()));
        visits = new VisitTable(handle, tracker.account())
                .of(ids, LeadHistory.MOST_STEPS).stream()
                        .filter(visit -> visit.affiliate().isEmpty())
                        .collect(Collectors.groupingBy(Visit::visitor));
    }

    /** The first that tells who sent her; if none does, the first. */
    private Candidate best(List<Candidate> candidates, Instant moment) {
        return candidates.stream()
                .filter(candidate -> senders(candidate).at(moment).isPresent())
                .findFirst()
                .orElse(candidates.get(0));
    }

    private Senders senders(Candidate candidate) {
        return Senders.of(
                candidate.visitors().stream()
                        .map(touches::get)
                        .filter(Objects::nonNull)
                        .toList(),
                tracker.settings());
    }

    private LeadHistory history(Candidate candidate, Shopper shopper) {
        return new LeadHistory(
                candidate.known(), senders(candidate).tenures(states), path(candidate, shopper.orderedAt()));
    }

    /** The first step and the last ones until she ordered. */
    private List<LeadHistory.Step> path(Candidate candidate, Instant ordered) {
        List<LeadHistory.Step> steps = Stream.concat(
                        candidate.visitors().stream().flatMap(this::steps),
                        candidate.links().stream()
                                .map(link -> new LeadHistory.Step(
                                        link.at(), "left the e-mail address of the order (" + link.source() + ")")))
                .filter(step -> !step.at().isAfter(ordered.plus(BEFORE)))
                .sorted(Comparator.comparing(LeadHistory.Step::at))
                .collect(Collectors.toCollection(ArrayList::new));
        candidate
                .hint()
                .ifPresent(hint -> steps.add(new LeadHistory.Step(hint.at(), "was shown the order's confirmation")));
        if (steps.size() > LeadHistory.MOST_STEPS) {
            steps.subList(1, steps.size() - LeadHistory.MOST_STEPS + 1).clear();
        }
        return steps;
    }

    private Stream<LeadHistory.Step> steps(String visitor) {
        return Stream.concat(
                touches.getOrDefault(visitor, List.of()).stream()
                        .map(touch -> new LeadHistory.Step(
                                touch.at(),
                                "came by the link of " + touch.code() + " to " + touch.landing()
                                        + from(touch.referrer(), touch.campaign()))),
                visits.getOrDefault(visitor, List.of()).stream()
                        .map(visit -> new LeadHistory.Step(
                                visit.at(), "came to " + visit.landing() + from(visit.referrer(), visit.campaign()))));
    }

    private static String from(String referrer, String campaign) {
        return (referrer.isEmpty() ? "" : " from " + referrer) + (campaign.isEmpty() ? "" : ", campaign " + campaign);
    }

    private void learn(Map<Long, Candidate> chosen, Map<Long, Shopper> shoppers, Instant now) {
        chosen.keySet().removeAll(learned.keySet());
        if (chosen.isEmpty()) {
            return;
        }
        Map<String, Visitor> known = new Visitors(handle, tracker.account())
                .find(chosen.values().stream()
                        .flatMap(candidate -> candidate.visitors().stream())
                        .collect(Collectors.toSet()));
        List<Learned> news = new ArrayList<>();
        chosen.forEach((order, candidate) -> buyer(candidate, shoppers.get(order), known)
                .ifPresent(visitor -> news.add(
                        new Learned(order, visitor.id(), candidate.known(), visitor.landing(), visitor.campaign()))));
        orders.learn(site.store(), news, now);
    }

    /** Of several browsers of hers the one in which she came by the link that counts, else the one she used last. */
    private Optional<Visitor> buyer(Candidate candidate, Shopper shopper, Map<String, Visitor> known) {
        Optional<Visitor> sent =
                senders(candidate).at(shopper.orderedAt()).map(Touch::visitor).map(known::get);
        return sent.isPresent()
                ? sent
                : candidate.visitors().stream()
                        .map(known::get)
                        .filter(Objects::nonNull)
                        .filter(visitor ->
                                !visitor.first().isAfter(shopper.orderedAt().plus(BEFORE)))
                        .max(Comparator.comparing(Visitor::last));
    }
}
