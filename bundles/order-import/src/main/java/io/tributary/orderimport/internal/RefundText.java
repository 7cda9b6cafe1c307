package io.tributary.orderimport.internal;

import io.tributary.bigcommerce.Refund;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A refund as one line of text, from which it can be made again: {@code id order created total tax declined} and for each
 * item {@code kind item quantity requested}, all parted by blanks, {@code -} for what is missing. Two refunds that say the
 * same have the same text.
 */
final class RefundText {
    private static final String NONE = "-";
    private static final int HEAD = 6;
    private static final int ITEM = 4;

    private RefundText() {}

    static String of(Refund refund) {
        StringBuilder text = new StringBuilder(64);
        text.append(refund.id()).append(' ').append(refund.orderId()).append(' ');
        text.append(refund.createdAt().map(Instant::toString).orElse(NONE)).append(' ');
        text.append(refund.total()).append(' ').append(refund.tax()).append(' ').append(refund.declined());
        for (Refund.Item item : refund.items()) {
            text.append(' ').append(item.kind()).append(' ').append(item.itemId());
            text.append(' ').append(item.quantity());
            text.append(' ').append(item.requested().map(BigDecimal::toString).orElse(NONE));
        }
        return text.toString();
    }

    static Refund read(String text) {
        String[] words = text.split(" ");
        List<Refund.Item> items = new ArrayList<>();
        for (int i = HEAD; i < words.length; i += ITEM) {
            items.add(new Refund.Item(
                    Refund.Kind.valueOf(words[i]),
                    Long.parseLong(words[i + 1]),
                    new BigDecimal(words[i + 2]),
                    Optional.of(words[i + 3]).filter(word -> !NONE.equals(word)).map(BigDecimal::new)));
        }
        return new Refund(
                Long.parseLong(words[0]),
                Long.parseLong(words[1]),
                Optional.of(words[2]).filter(word -> !NONE.equals(word)).map(Instant::parse),
                new BigDecimal(words[3]),
                new BigDecimal(words[4]),
                new BigDecimal(words[5]),
                items);
    }
}
