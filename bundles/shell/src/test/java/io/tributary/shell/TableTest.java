package io.tributary.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void alignsWordsToTheLeftAndNumbersToTheRight() {
        Table table = new Table().left("NAME", 10).right("AMOUNT").left("CODE");
        table.row("Ann", "7.50", "ANN10")
                .row("木村 \u001b[1m", "1200.00", "K")
                .note("\u0007 ring")
                .row("", "", "");

        assertThat(table).hasToString("""
                        NAME         AMOUNT  CODE
                        Ann            7.50  ANN10
                        木村 \\u...  1200.00  K
                          \\u0007 ring

                        """);
    }

    @Test
    void refusesARowOfAnotherLength() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Table().left("A").row("1", "2"));
    }
}
