package io.tributary.platform.embedded.internal.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.platform.AccountId;
import io.tributary.platform.PlatformException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class WriterTest {
    private static final AccountId ACCOUNT = new AccountId("default");
    private final HitQueue queue = new HitQueue(3, 5000);
    private final Tally tally = new Tally();
    private final FakeStore store = new FakeStore();
    private final Writer writer = new Writer(queue, store, tally, Clock.systemUTC());

    @Test
    void writesLeadsBeforeVisitsInBatches() {
        for (int at = 0; at < 2500; at++) {
            queue.offer(visit("v" + at));
        }
        queue.offer(lead("l"));
        writer.pass();
        assertThat(store.batches).extracting(List::size).containsExactly(2000, 501);
        assertThat(store.batches.get(0).get(0).visitor()).isEqualTo("l");
        assertThat(tally.of(Writer.WRITTEN)).isEqualTo(2501);
        writer.close();
    }

    @Test
    void manyVisitsTakeNoRoomFromLeads() {
        int taken = 0;
        for (int at = 0; at < 6000; at++) {
            taken += queue.offer(visit("v" + at)) ? 1 : 0;
        }
        assertThat(taken).isEqualTo(5000);
        assertThat(queue.offer(lead("l"))).isTrue();
        writer.close();
        assertThat(store.written()).hasSize(5001);
    }

    @Test
    void waitsForADatabaseThatIsAwayAndLosesNothing() {
        store.fails = hit -> true;
        queue.offer(visit("a"));
        queue.offer(visit("b"));
        writer.pass();
        writer.pass();
        assertThat(store.written()).isEmpty();
        store.fails = hit -> false;
        queue.offer(lead("c"));
        writer.pass();
        assertThat(store.written()).extracting(Hit::visitor).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(tally.of(Writer.FAILED)).isZero();
        writer.close();
    }

    @Test
    void oneHitThatCannotBeWrittenHoldsUpNoOther() {
        store.fails = hit -> hit.visitor().startsWith("bad");
        for (int at = 0; at < 10; at++) {
            queue.offer(visit("bad" + at));
        }
        writer.pass();
        for (int at = 0; at < 5; at++) {
            queue.offer(visit("good" + at));
        }
        for (int at = 0; at < 5; at++) {
            writer.pass();
        }
        assertThat(store.written())
                .extracting(Hit::visitor)
                .containsExactly("good0", "good1", "good2", "good3", "good4");
        assertThat(tally.of(Writer.FAILED)).isEqualTo(10);
        writer.close();
    }

    @Test
    void writesAllThatWaitsBeforeItStops() {
        for (int at = 0; at < 3000; at++) {
            queue.offer(visit("v" + at));
        }
        writer.close();
        assertThat(store.written()).hasSize(3000);
        assertThat(queue.size()).isZero();
    }

    @Test
    void anErrorDoesNotEndIt() {
        store.error = new LinkageError("broken");
        queue.offer(visit("a"));
        writer.pass();
        store.error = null;
        writer.pass();
        assertThat(store.written()).hasSize(1);
        writer.close();
    }

    @Test
    void rests() {
        store.meanwhile = () -> queue.offer(visit("later"));
        queue.offer(visit("a"));
        writer.pass();
        assertThat(store.batches).hasSize(1);
        store.meanwhile = () -> {};
        writer.close();
        assertThat(store.written()).hasSize(2);
    }

    @Test
    void tidiesWhateverWaits() {
        store.fails = hit -> true;
        queue.offer(visit("a"));
        writer.pass();
        assertThat(store.tidied).isEqualTo(1);
        writer.pass();
        assertThat(store.tidied).as("within the minute").isEqualTo(1);
        writer.close();
        assertThat(store.tidied).isEqualTo(1);
    }

    @Test
    @Timeout(60)
    void stopsWhenTheDatabaseHangs() throws Exception {
        Writer hanging = new Writer(queue, store, tally, Clock.systemUTC(), Duration.ofMillis(10));
        CountDownLatch began = new CountDownLatch(1);
        CountDownLatch answers = new CountDownLatch(1);
        AtomicBoolean isDaemon = new AtomicBoolean();
        store.meanwhile = () -> {
            isDaemon.set(Thread.currentThread().isDaemon());
            began.countDown();
            while (answers.getCount() > 0) {
                try {
                    answers.await();
                } catch (InterruptedException e) {
                    // As a socket that does not care.
                }
            }
        };
        queue.offer(visit("a"));
        hanging.start();
        began.await();
        hanging.close();
        assertThat(isDaemon).isTrue();
        answers.countDown();
    }

    private static Hit visit(String visitor) {
        return new Hit.Visit(ACCOUNT, visitor, Instant.EPOCH, new Arrival("", "", "", "", "", "", ""), "");
    }

    private static Hit lead(String visitor) {
        return new Hit.Lead(ACCOUNT, visitor, Instant.EPOCH, "e@mail.example", "form", "");
    }

    private static final class FakeStore implements HitStore {
        private final List<List<Hit>> batches = new ArrayList<>();
        private Predicate<Hit> fails = hit -> false;
        private Runnable meanwhile = () -> {};
        private Error error;
        private int tidied;

        List<Hit> written() {
            return batches.stream().flatMap(List::stream).toList();
        }

        @Override
        public Optional<Site> find(String publicKey) {
            return Optional.empty();
        }

        @Override
        public void write(List<Hit> hits) throws PlatformException.Unavailable {
            if (hits.stream().anyMatch(fails)) {
                throw new PlatformException.Unavailable("away", null, null);
            }
            if (error != null) {
                throw error;
            }
            batches.add(List.copyOf(hits));
            meanwhile.run();
        }

        @Override
        public boolean tidy(int most) {
            tidied++;
            return false;
        }
    }
}
