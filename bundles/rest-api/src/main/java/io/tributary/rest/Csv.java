package io.tributary.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.StreamingOutput;

/**
 * Writes a table as CSV (RFC 4180, UTF-8 with a byte order mark, so that spreadsheets read it right), row by row. A text
 * that a spreadsheet would take for a formula gets an apostrophe in front; a number stays one.
 */
public final class Csv {
    /** Of the answers, and what a resource's method has to say that it produces. */
    public static final String MEDIA_TYPE = "text/csv";

    private static final CsvMapper MAPPER = CsvMapper.builder()
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
            .build();
    private static final CsvSchema SCHEMA = CsvSchema.emptySchema().withLineSeparator("\r\n");
    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final String STARTS_A_FORMULA = "=+-@\t\r";
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final SequenceWriter rows;

    private Csv(SequenceWriter rows) {
        this.rows = rows;
    }

    /** What fills a table. */
    @FunctionalInterface
    public interface Rows {
        /** @throws IOException also where the rows cannot be read any more: the caller gets a broken answer, not a short one */
        void write(Csv csv) throws IOException;
    }

    /**
     * An answer that browsers save as a file. Rows are made while the answer is sent, so whatever may be refused has to be
     * asked before.
     *
     * @param fileName of {@code A-Z a-z 0-9 . _ -}
     * @param head the names of the columns
     */
    public static Response attachment(String fileName, List<String> head, Rows rows) {
        if (!FILE_NAME.matcher(fileName).matches()) {
            throw new IllegalArgumentException("not a plain file name: " + fileName);
        }
        StreamingOutput body = out -> write(out, head, rows);
        return Response.ok(body, MEDIA_TYPE + ";charset=utf-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + fileName + "\"")
                .build();
    }

    /** Writes the whole table; the stream stays open. */
    public static void write(OutputStream out, List<String> head, Rows rows) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write(BYTE_ORDER_MARK);
        SequenceWriter sequence = MAPPER.writer(SCHEMA).writeValues(writer);
        Csv csv = new Csv(sequence);
        csv.row(head.toArray());
        rows.write(csv);
        sequence.flush();
        writer.flush();
    }

    /**
     * Adds a row.
     *
     * @param cells numbers are written as they are; null is an empty cell; of anything else its text
     */
    public void row(Object... cells) throws IOException {
        List<Object> row = new ArrayList<>(cells.length);
        Arrays.stream(cells).map(Csv::cell).forEach(row::add);
        rows.write(row);
    }

    private static Object cell(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Number) {
            return value;
        }
        String text = value.toString();
        return !text.isEmpty() && STARTS_A_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
