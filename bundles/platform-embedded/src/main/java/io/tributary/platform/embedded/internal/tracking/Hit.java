package io.tributary.platform.embedded.internal.tracking;

import io.tributary.platform.AccountId;
import java.time.Instant;

/** Something that a page told about a visitor. All texts are hers to choose, of bounded length, without control characters. */
public sealed interface Hit {
    AccountId account();

    String visitor();

    Instant at();

    /** She came to the store. */
    record Visit(AccountId account, String visitor, Instant at, Arrival arrival, String address) implements Hit {}

    /**
     * She left an e-mail address.
     *
     * @param landing host and path of the page
     */
    record Lead(AccountId account, String visitor, Instant at, String email, String source, String landing)
            implements Hit {}

    /**
     * She was shown that her order has come in: a hint, since anybody can make a page say so.
     *
     * @param host of the page, without {@code www.}
     */
    record Order(AccountId account, String visitor, Instant at, String host, long order) implements Hit {}
}
