package io.tributary.platform.embedded.internal;

import io.tributary.platform.AffiliateCode;
import io.tributary.platform.CodeHistory.Tenure;
import io.tributary.platform.embedded.TrackingSettings;
import io.tributary.platform.embedded.TrackingSettings.Credit;
import io.tributary.platform.embedded.internal.CodeHistories.Since;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who had sent a shopper at which time: the first or the last of the affiliates who sent her within the window before. What
 * she did without a link takes her from nobody.
 *
 * @param touches in the order of time
 */
record Senders(List<Touch> touches, Credit credit, Duration window) {
    static Senders of(Collection<List<Touch>> byVisitor, TrackingSettings settings) {
        return new Senders(
                byVisitor.stream()
                        .flatMap(List::stream)
                        .sorted(Comparator.comparing(Touch::at))
                        .toList(),
                settings.credit(),
                Duration.ofDays(settings.windowDays()));
    }

    /** The touch that counts at this moment. */
    Optional<Touch> at(Instant moment) {
        return terms().stream()
                .filter(term -> !moment.isBefore(term.from()) && moment.isBefore(term.until()))
                .map(Term::touch)
                .findFirst();
    }

    /** @param states of each affiliate, in the order of time */
    List<Tenure> tenures(Map<Long, List<Since>> states) {
        return terms().stream()
                .flatMap(term -> CodeHistories.split(
                        Affiliates.id(term.touch().affiliate()),
                        new AffiliateCode(term.touch().code()),
                        term.from(),
                        term.until(),
                        states.getOrDefault(term.touch().affiliate(), List.of()))
                        .stream())
                .toList();
    }

    /** The time during which one touch counts. */
    private record Term(Touch touch, Instant from, Instant until) {}

    private List<Term> terms() {
        List<Term> terms = new ArrayList<>();
        Instant taken = Instant.MIN;
        for (int at = 0; at < touches.size(); at++) {
            Touch touch = touches.get(at);
            Instant from = touch.at();
            Instant until = touch.at().plus(window);
            if (credit == Credit.FIRST) {
                from = taken.isAfter(from) ? taken : from;
                taken = until;
            } else if (at + 1 < touches.size() && touches.get(at + 1).at().isBefore(until)) {
                until = touches.get(at + 1).at();
            }
            if (from.isBefore(until)) {
                terms.add(new Term(touch, from, until));
            }
        }
        return terms;
    }
}
