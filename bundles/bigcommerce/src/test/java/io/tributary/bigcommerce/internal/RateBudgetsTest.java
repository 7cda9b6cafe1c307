package io.tributary.bigcommerce.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.bigcommerce.CallObserver;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RateBudgetsTest {
    private final FakeTime time = new FakeTime();
    private final RateBudgets budgets = new RateBudgets(time);

    private static URI store(int number) {
        return URI.create("https://api.bigcommerce.com/stores/s" + number + "/");
    }

    private static Reply reply(Map<String, String> headers) {
        return new Reply(200, headers::get, InputStream.nullInputStream());
    }

    private RateBudget answered(int store, Map<String, String> headers) throws InterruptedException {
        RateBudget budget = budgets.of(store(store));
        budget.acquire(CallObserver.NONE);
        budget.answered(reply(headers));
        return budget;
    }

    @Test
    void forgetsStoresThatNobodyAsksAnyMore() throws InterruptedException {
        for (int i = 0; i < 10_000; i++) {
            answered(
                    i,
                    Map.of(
                            "X-Rate-Limit-Requests-Quota", "150",
                            "X-Rate-Limit-Requests-Left", "149",
                            "X-Rate-Limit-Time-Reset-Ms", "30000"));
        }
        assertThat(budgets.size()).isEqualTo(10_000);
        time.pass(Duration.ofMinutes(2));
        budgets.of(store(20_000));
        assertThat(budgets.size()).isEqualTo(1);
    }

    @Test
    void remembersWhatStillMatters() throws InterruptedException {
        RateBudget paused = answered(1, Map.of());
        paused.pause(Duration.ofMinutes(9), RateBudget.QUOTA);
        RateBudget spent = answered(2, Map.of("X-BC-ApiLimit-Remaining", "0"));
        RateBudget busy = budgets.of(store(3));
        busy.acquire(CallObserver.NONE);
        answered(4, Map.of());
        time.pass(Duration.ofMinutes(2));
        assertThat(budgets.of(store(1))).isSameAs(paused);
        assertThat(budgets.of(store(2))).isSameAs(spent);
        assertThat(budgets.of(store(3))).isSameAs(busy);
        assertThat(budgets.size()).isEqualTo(3);
    }
}
