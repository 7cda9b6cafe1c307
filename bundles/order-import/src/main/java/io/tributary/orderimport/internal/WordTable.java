package io.tributary.orderimport.internal;

import io.tributary.connections.ConnectionId;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.Purchase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rows of {@code orders_word} of one store: by what its orders are looked for. */
final class WordTable {
    /** What nobody can ask for is not kept. */
    private static final int LONGEST_CODE = 255;

    private final Connection connection;
    private final ConnectionId store;

    WordTable(Connection connection, ConnectionId store) {
        this.connection = connection;
        this.store = store;
    }

    /** The word of orders of which she has the credit. */
    static String of(AffiliateId affiliate) {
        return "affiliate " + affiliate.value();
    }

    /** The word of orders by whose code, in any case, an affiliate was looked for. */
    static String of(String code) {
        return "code " + AffiliateCode.Key.of(code).value();
    }

    private static Set<String> of(Optional<Purchase> purchase, Optional<String> basis) {
        Set<String> words = new HashSet<>();
        purchase.flatMap(Purchase::credit).ifPresent(credit -> words.add(of(credit.affiliate())));
        basis.ifPresent(text -> Basis.codes(text).stream()
                .filter(code -> code.length() <= LONGEST_CODE)
                .forEach(code -> words.add(of(code))));
        return words;
    }

    /** Brings the words of these orders to what was decided. */
    void write(List<Entry> entries) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(
                        "delete from orders_word where account = ? and store = ? and word = ? and order_id = ?");
                PreparedStatement insert = connection.prepareStatement("insert into orders_word"
                        + " (account, store, word, order_id) values (?, ?, ?, ?) on conflict do nothing")) {
            for (Entry entry : entries) {
                Set<String> before = entry.before()
                        .map(row -> of(row.purchase(), row.codes()))
                        .orElse(Set.of());
                Set<String> now =
                        of(entry.decision().purchase(), entry.decision().codes());
                add(delete, entry.order(), before, now);
                add(insert, entry.order(), now, before);
            }
            delete.executeBatch();
            insert.executeBatch();
        }
    }

    private void add(PreparedStatement statement, long order, Set<String> words, Set<String> others)
            throws SQLException {
        for (String word : words) {
            if (!others.contains(word)) {
                statement.setString(1, store.account().value());
                statement.setString(2, store.store());
                statement.setString(3, word);
                statement.setLong(4, order);
                statement.addBatch();
            }
        }
    }
}
