package io.tributary.benchmarks;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Makes many rows out of those that are there, inside the database. */
final class LedgerRows {
    private LedgerRows() {}

    /**
     * Copies the rows of a table.
     *
     * @param rows those to copy: the table, or a part of it
     * @param column gets another value in each copy
     * @param value of this column; {@code x} goes from {@code first} to {@code last}
     */
    static void multiply(Storage storage, String rows, String table, String column, String value, long first, long last)
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
                                .map(each -> each.equals(column) ? value : each)
                                .toList())
                + " from " + rows + " t cross join " + range + first + ", " + last + ")"
                + " as r(x)");
    }
}
