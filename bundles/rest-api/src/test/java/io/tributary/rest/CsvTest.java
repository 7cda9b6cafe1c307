package io.tributary.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.StreamingOutput;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
    private static final List<String> HEAD = List.of("code", "amount");

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+A", "-A", "@A", "=HYPERLINK(A1)", "-5"})
    @DisplayName("case 120: a text that a spreadsheet would compute is only a text")
    void takesTheMeaningFromFormulas(String code) throws IOException {
        assertThat(row(code, 1)).isEqualTo("'" + code + ",1\r\n");
    }

    @Test
    @DisplayName("case 120: tab, carriage return, quote, comma and newline")
    void quotesWhatWouldEndACell() throws IOException {
        assertThat(row("\tA", 1)).isIn("'\tA,1\r\n", "\"'\tA\",1\r\n");
        assertThat(row("\r=1", 1)).isEqualTo("\"'\r=1\",1\r\n");
        assertThat(row("say \"hi\"", 1)).isEqualTo("\"say \"\"hi\"\"\",1\r\n");
        assertThat(row("a,b", 1)).isEqualTo("\"a,b\",1\r\n");
        assertThat(row("a\nb", 1)).isEqualTo("\"a\nb\",1\r\n");
        assertThat(row("a\r\n=b", 1)).isEqualTo("\"a\r\n=b\",1\r\n");
    }

    @Test
    void numbersStayNumbers() throws IOException {
        assertThat(row(new BigDecimal("-8.00"), -5L)).isEqualTo("-8.00,-5\r\n");
        assertThat(row(new BigDecimal("1E+3"), 0)).isEqualTo("1000,0\r\n");
    }

    @Test
    void otherTextsStayAsTheyAre() throws IOException {
        assertThat(row("ANN10", "Zoë 😀 1+1")).isEqualTo("ANN10,Zoë 😀 1+1\r\n");
        assertThat(row(null, "")).isEqualTo(",\r\n");
    }

    @Test
    void beginsWithAByteOrderMarkAndTheNamesOfTheColumns() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Csv.write(out, HEAD, csv -> {});
        assertThat(out.toByteArray()).startsWith(0xEF, 0xBB, 0xBF);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("\uFEFFcode,amount\r\n");
    }

    @Test
    void isSavedAsAFile() throws IOException {
        Response answer = Csv.attachment("purchases.csv", HEAD, csv -> csv.row("ANN10", 8));
        assertThat(answer.getMediaType()).hasToString("text/csv;charset=utf-8");
        assertThat(answer.getHeaderString("Content-Disposition")).isEqualTo("attachment; filename=\"purchases.csv\"");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ((StreamingOutput) answer.getEntity()).write(out);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("\uFEFFcode,amount\r\nANN10,8\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\"b.csv", "a\r\nSet-Cookie: x", "../a.csv", ".csv"})
    void refusesAFileNameThatIsMoreThanAName(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> Csv.attachment(name, HEAD, csv -> {}));
    }

    /** What was sent when the last row was made; all of it would mean that the rows are gathered first. */
    @Test
    void sendsRowsWhileTheyAreMade() throws IOException {
        Counting out = new Counting();
        List<Long> sent = new ArrayList<>();
        Csv.write(out, HEAD, csv -> {
            for (int row = 0; row < 100_000; row++) {
                csv.row("ANN10", row);
            }
            sent.add(out.bytes);
        });
        assertThat(sent.get(0)).isGreaterThan(out.bytes - 100_000).isGreaterThan(900_000);
    }

    @Test
    void breaksOffWhenTheRowsDo() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> Csv.write(new ByteArrayOutputStream(), HEAD, csv -> {
                    throw new IOException("the database went away");
                }))
                .withMessage("the database went away");
    }

    private static String row(Object... cells) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Csv.write(out, HEAD, csv -> csv.row(cells));
        return out.toString(StandardCharsets.UTF_8).substring("\uFEFFcode,amount\r\n".length());
    }

    /** Counts only. */
    private static final class Counting extends OutputStream {
        private long bytes;

        @Override
        public void write(int b) {
            bytes++;
        }

        @Override
        public void write(byte[] b, int off, int len) {
            bytes += len;
        }
    }
}
