package io.tributary.platform;

/**
 * What a store's pages carry so that the host sees visitors and leads.
 *
 * @param html to be put into the head of every page as it is: script elements, the account's public key filled in
 * @param publicKey not secret; stands in {@code html}
 * @param script the address of the host's script without scheme, query, or version: a page on which this text stands has
 *     the code, in whatever version
 */
public record TrackingCode(String html, String publicKey, String script) {}
