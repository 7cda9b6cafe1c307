package io.tributary.ui.internal;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Every file of the pages, in memory and packed once. Nothing is looked up outside of it, whatever an address says.
 *
 * <p>The files have a version in their address, made of all of their contents: browsers may keep them for ever, and an
 * update of this bundle is a new address. Only the document that names the version is asked for again.
 */
final class Assets {
    static final String INDEX = "index.html";
    private static final String PLACEHOLDER = "@version@";

    private final String version;
    private final Asset index;
    private final Map<String, Asset> files;

    private Assets(String version, Asset index, Map<String, Asset> files) {
        this.version = version;
        this.index = index;
        this.files = Map.copyOf(files);
    }

    /** @param contents by name, such as {@code pages/index.js}; has an {@code index.html} */
    static Assets of(Map<String, byte[]> contents) {
        byte[] document = contents.get(INDEX);
        if (document == null) {
            throw new IllegalArgumentException("the pages have no " + INDEX);
        }
        String version = version(contents);
        Asset index =
                Asset.of(INDEX, Asset.replaced(document, PLACEHOLDER, version)).orElseThrow();
        Map<String, Asset> files = new HashMap<>();
        contents.forEach((name, content) -> {
            if (!name.equals(INDEX)) {
                Asset.of(name, content).ifPresent(asset -> files.put(name, asset));
            }
        });
        return new Assets(version, index, files);
    }

    private static String version(Map<String, byte[]> contents) {
        StringBuilder all = new StringBuilder();
        new TreeMap<>(contents)
                .forEach((name, content) ->
                        all.append(name).append(' ').append(Asset.hash(content)).append('\n'));
        return Asset.hash(all.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The part of a file's address that changes with the content of any file. */
    String version() {
        return version;
    }

    /** The document that every page begins with. */
    Asset index() {
        return index;
    }

    Optional<Asset> find(String name) {
        return Optional.ofNullable(files.get(name));
    }
}
