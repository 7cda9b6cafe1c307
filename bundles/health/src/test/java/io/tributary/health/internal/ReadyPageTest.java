package io.tributary.health.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.health.Status;
import io.tributary.rest.PlainPage.Document;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class ReadyPageTest {
    private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    private int asked;

    @Test
    void saysOnlyReadyWhenTheDatabaseAnswers() {
        ReadyPage page = new ReadyPage(new DatabasePing(database(true), CLOCK));

        assertThat(page.isOpen()).isTrue();
        assertThat(page.document()).isEqualTo(new Document(200, "text/plain;charset=UTF-8", "ready\n"));
    }

    @Test
    void saysOnlyUpWhenItDoesNot() {
        DatabasePing ping = new DatabasePing(database(false), CLOCK);

        assertThat(new ReadyPage(ping).document()).isEqualTo(new Document(503, "text/plain;charset=UTF-8", "up\n"));
        assertThat(ping.node().get(0).status()).isEqualTo(Status.CRITICAL);
        assertThat(ping.node().get(0).seen()).contains("db.example does not answer");
    }

    @Test
    void whoeverAsksOftenDoesNotAskTheDatabaseOften() {
        ReadyPage page = new ReadyPage(new DatabasePing(database(true), CLOCK));
        for (int i = 0; i < 1000; i++) {
            page.document();
        }
        assertThat(asked).isEqualTo(1);
    }

    private DataSource database(boolean works) {
        return (DataSource) proxy(DataSource.class, () -> {
            asked++;
            if (!works) {
                throw new SQLException("db.example does not answer");
            }
            return proxy(Connection.class, () -> true);
        });
    }

    private interface Answer {
        Object get() throws SQLException;
    }

    private static Object proxy(Class<?> type, Answer answer) {
        return Proxy.newProxyInstance(
                ReadyPageTest.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, args) -> method.getReturnType() == void.class ? null : answer.get());
    }
}
