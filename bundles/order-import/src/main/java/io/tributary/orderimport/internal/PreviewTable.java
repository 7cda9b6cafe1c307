package io.tributary.orderimport.internal;

import static io.tributary.orderimport.internal.OrderTable.instant;
import static io.tributary.orderimport.internal.OrderTable.moment;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tributary.connections.ConnectionId;
import io.tributary.orderimport.OrderPreview;
import io.tributary.orderimport.OrderPreview.Change;
import io.tributary.orderimport.OrderPreview.Sum;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows of {@code orders_preview} of one store: what its newest dry runs would have done. */
final class PreviewTable {
    /** So many dry runs of a store are remembered. */
    private static final int MOST = 20;

    private static final String WHERE = " where account = ? and store = ? ";
    private static final JsonFactory JSON = new JsonFactory();
    private static final ObjectMapper MAPPER = new ObjectMapper(JSON);

    private final Connection connection;
    private final ConnectionId store;

    PreviewTable(Connection connection, ConnectionId store) {
        this.connection = connection;
        this.store = store;
    }

    void keep(OrderPreview preview) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into orders_preview"
                + " (account, store, run, at, from_text, to_text, rules, preview) values (?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, store.account().value());
            insert.setString(2, store.store());
            insert.setLong(3, preview.run());
            insert.setObject(4, moment(preview.at()));
            insert.setString(5, preview.from());
            insert.setString(6, preview.to());
            insert.setString(7, preview.rules());
            insert.setString(8, write(preview));
            insert.executeUpdate();
        }
        try (PreparedStatement delete = prepare("delete from orders_preview" + WHERE
                + "and run <= (select run from orders_preview where account = ? and store = ?"
                + " order by run desc offset ? rows fetch next 1 rows only)")) {
            delete.setString(3, store.account().value());
            delete.setString(4, store.store());
            delete.setInt(5, MOST);
            delete.executeUpdate();
        }
    }

    Optional<OrderPreview> find(long run) throws SQLException {
        try (PreparedStatement select =
                prepare("select at, from_text, to_text, rules, preview from orders_preview" + WHERE + "and run = ?")) {
            select.setLong(3, run);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(read(run, row)) : Optional.empty();
            }
        }
    }

    private PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setString(1, store.account().value());
        statement.setString(2, store.store());
        return statement;
    }

    private static String write(OrderPreview preview) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("orders", preview.orders());
            json.writeNumberField("changed", preview.changed());
            write(json, "currencies", preview.currencies());
            write(json, "affiliates", preview.affiliates());
            json.writeArrayFieldStart("changes");
            for (Change change : preview.changes()) {
                json.writeStartArray();
                json.writeNumber(change.order());
                json.writeString(change.before());
                json.writeString(change.after());
                json.writeEndArray();
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, String name, List<Sum> sums) throws IOException {
        json.writeArrayFieldStart(name);
        for (Sum sum : sums) {
            json.writeStartArray();
            json.writeString(sum.affiliate());
            json.writeString(sum.currency());
            json.writeNumber(sum.ordersBefore());
            json.writeString(sum.amountBefore().toPlainString());
            json.writeNumber(sum.ordersAfter());
            json.writeString(sum.amountAfter().toPlainString());
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private static OrderPreview read(long run, ResultSet row) throws SQLException {
        try {
            JsonNode json = MAPPER.readTree(row.getString(5));
            List<Change> changes = new ArrayList<>();
            json.path("changes")
                    .forEach(each -> changes.add(new Change(
                            each.path(0).asLong(),
                            each.path(1).asText(),
                            each.path(2).asText())));
            return new OrderPreview(
                    run,
                    instant(row, 1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    json.path("orders").asLong(),
                    json.path("changed").asLong(),
                    sums(json.path("currencies")),
                    sums(json.path("affiliates")),
                    changes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Sum> sums(JsonNode rows) {
        List<Sum> sums = new ArrayList<>();
        rows.forEach(row -> sums.add(new Sum(
                row.path(0).asText(),
                row.path(1).asText(),
                row.path(2).asLong(),
                new BigDecimal(row.path(3).asText()),
                row.path(4).asLong(),
                new BigDecimal(row.path(5).asText()))));
        return sums;
    }
}
