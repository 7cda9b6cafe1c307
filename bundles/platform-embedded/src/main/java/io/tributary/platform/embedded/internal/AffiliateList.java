package io.tributary.platform.embedded.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.tributary.platform.embedded.RefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads a list of affiliates as people export it from spreadsheets and other platforms: CSV with a line of names. */
final class AffiliateList {
    private static final int MOST_LINES = 5000;
    private static final int MOST_BYTES = 1 << 20;
    private static final int LONGEST_SHOWN = 60;
    private static final String NAME = "name";
    private static final String EMAIL = "email";
    private static final String CODE = "code";
    private static final String PERCENT = "commissionpercent";
    private static final Set<String> KNOWN = Set.of(NAME, EMAIL, CODE, PERCENT);
    private static final CsvMapper MAPPER = CsvMapper.builder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.FAIL_ON_MISSING_HEADER_COLUMNS)
            .build();

    private AffiliateList() {}

    /** A line as it was written; what is missing is empty. */
    record Line(long number, String name, String email, String code, String percent) {}

    static List<Line> read(String csv) throws RefusedException.Invalid {
        if (csv.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw invalid("the list is larger than 1 MB; import it in parts");
        }
        String text = csv.startsWith("\uFEFF") ? csv.substring(1) : csv;
        try (MappingIterator<String[]> rows = MAPPER.readerFor(String[].class)
                .with(CsvSchema.emptySchema().withColumnSeparator(separator(text)))
                .readValues(text)) {
            return lines(rows);
        } catch (JsonProcessingException e) {
            throw broken(e);
        } catch (IOException e) {
            throw new UncheckedIOException("a text cannot be read", e);
        }
    }

    /** Spreadsheets of many countries part cells with semicolons. */
    private static char separator(String text) {
        String head = text.lines().findFirst().orElse("");
        return head.contains(";") && !head.contains(",") ? ';' : ',';
    }

    private static List<Line> lines(MappingIterator<String[]> rows) throws IOException, RefusedException.Invalid {
        Map<String, Integer> columns = null;
        List<Line> lines = new ArrayList<>();
        while (true) {
            if (!rows.hasNextValue()) {
                if (columns == null) {
                    throw invalid(
                            "the list is empty; its first line has to name the columns: name,email,code,commissionPercent");
                }
                return lines;
            }
            String[] cells = rows.nextValue();
            long line = line(rows, cells);
            if (columns == null) {
                columns = columns(cells);
            } else if (!isBlank(cells)) {
                if (lines.size() == MOST_LINES) {
                    throw invalid("the list has more than 5,000 lines; import it in parts");
                }
                if (cells.length > columns.size()) {
                    throw invalid("line " + line + " has " + cells.length + " cells, but the first line names "
                            + columns.size() + " columns");
                }
                lines.add(new Line(
                        line,
                        cell(cells, columns.get(NAME)),
                        cell(cells, columns.get(EMAIL)),
                        cell(cells, columns.get(CODE)),
                        cell(cells, columns.get(PERCENT))));
            }
        }
    }

    /** Where the row begins: the parser says where its last cell does, and cells before it may go over several lines. */
    private static long line(MappingIterator<String[]> rows, String[] cells) {
        long breaks = Arrays.stream(cells)
                .limit(Math.max(0, cells.length - 1))
                .flatMapToInt(String::chars)
                .filter(each -> each == '\n')
                .count();
        return rows.getParser().currentTokenLocation().getLineNr() - breaks;
    }

    private static Map<String, Integer> columns(String[] names) throws RefusedException.Invalid {
        Map<String, Integer> columns = new HashMap<>();
        for (int at = 0; at < names.length; at++) {
            String name = names[at].strip().toLowerCase(Locale.ROOT);
            if (!KNOWN.contains(name) || columns.put(name, at) != null) {
                throw invalid("the first line names a column '" + cut(names[at].strip())
                        + "'; the columns are name, email, code and commissionPercent, each once");
            }
        }
        if (!columns.containsKey(NAME) || !columns.containsKey(EMAIL)) {
            throw invalid("the first line has to name the columns name and email");
        }
        return columns;
    }

    private static boolean isBlank(String[] cells) {
        return String.join("", cells).isBlank();
    }

    /** Without the apostrophe that our own files have before what a spreadsheet would compute. */
    private static String cell(String[] cells, Integer at) {
        if (at == null || at >= cells.length) {
            return "";
        }
        String cell = cells[at].strip();
        return cell.length() > 1 && cell.charAt(0) == '\'' && "=+-@\t\r".indexOf(cell.charAt(1)) >= 0
                ? cell.substring(1)
                : cell;
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...";
    }

    private static RefusedException.Invalid broken(JsonProcessingException e) {
        long line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
        return invalid("line " + line + " is no CSV: a cell with a quotation mark in it stands in quotation marks, with"
                + " that mark twice");
    }

    private static RefusedException.Invalid invalid(String message) {
        return new RefusedException.Invalid("csv", message);
    }
}
