package io.tributary.benchmarks;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes many rows out of those that are there, inside the database. */
final class LedgerRows {
    private LedgerRows() {}

    /**
     * Copies the rows of a table.
     *
     * @param rows those to copy: the table, or a part of it
     * @param values what columns get in each copy; {@code x} goes from {@code first} to {@code last}
     */
    static void multiply(Storage storage, String rows, String table, Map<String, String> values, long first, long last)
            throws SQLException {
        List<String> columns = new ArrayList<>();
        try (Connection connection = storage.dataSource().getConnection();
                ResultSet found = connection.getMetaData().getColumns(null, null, table, null)) {
            while (found.next()) {
                columns.add(found.getString("COLUMN_NAME"));
            }
        }
        String range = storage.isPostgres() ? "generate_series(" : "system_range(";
        storage.execute("insert into " + table + " (" + String.join(", ", columns) + ") select "
                + String.join(
                        ", ",
                        columns.stream()
                                .map(each -> values.getOrDefault(each, each))
                                .toList())
                + " from " + rows + " t cross join " + range + first + ", " + last + ")"
                + " as r(x)");
    }

    /** Fills tables while they have no indexes but their keys, and makes these again: sorted, that takes a fraction. */
    static void bulk(Storage storage, List<String> tables, Filling work) throws Exception {
        List<String> drops = new ArrayList<>();
        List<String> creates = new ArrayList<>();
        for (String table : tables) {
            indexes(storage, table).forEach((name, columns) -> {
                drops.add("drop index " + name);
                creates.add("create index " + name + " on " + table + " (" + String.join(", ", columns) + ")");
            });
        }
        storage.execute(drops.toArray(String[]::new));
        work.fill();
        storage.execute(creates.toArray(String[]::new));
    }

    /** The columns of each index that is no key, by its name. */
    private static Map<String, List<String>> indexes(Storage storage, String table) throws SQLException {
        Map<String, List<String>> indexes = new LinkedHashMap<>();
        try (Connection connection = storage.dataSource().getConnection();
                ResultSet found = connection.getMetaData().getIndexInfo(null, null, table, false, false)) {
            while (found.next()) {
                if (found.getBoolean("NON_UNIQUE")) {
                    indexes.computeIfAbsent(found.getString("INDEX_NAME"), name -> new ArrayList<>())
                            .add(found.getString("COLUMN_NAME"));
                }
            }
        }
        return indexes;
    }

    /** What fills the tables. */
    @FunctionalInterface
    interface Filling {
        void fill() throws Exception;
    }
}
