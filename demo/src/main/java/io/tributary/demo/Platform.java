package io.tributary.demo;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The affiliate platform that the demo's merchant uses. */
interface Platform extends AutoCloseable {
    /** The account on it. */
    String ACCOUNT = "default";

    /** What people call it. */
    String name();

    /** The feature that brings it. */
    String feature();

    /** The files in {@code etc} that it needs, and what stands in them. */
    Map<String, String> configuration();

    /** Whether it follows shoppers on the store's pages. */
    boolean watchesPages();

    /** Orders that the store begins with, so that the demo takes about a minute. */
    int orders();

    /** Orders that arrive each minute. */
    int arrivals();

    /** Has the account, with these affiliates: their names by code. */
    void open(HttpJson tributary, Map<String, String> affiliates) throws IOException, InterruptedException;

    /** What it holds of a store's orders in the end. */
    List<Held> purchases(HttpJson tributary, String store) throws IOException, InterruptedException;

    /** What there is to tell of it; empty for nothing. */
    String told();

    @Override
    void close();

    /**
     * A purchase.
     *
     * @param affiliate the code it is credited to, or null
     */
    record Held(long order, String amount, String currency, String affiliate) {}

    /** A mailbox for the affiliate with this code. */
    static String email(String code) {
        return code.toLowerCase(Locale.ROOT) + "@affiliates.example";
    }
}
