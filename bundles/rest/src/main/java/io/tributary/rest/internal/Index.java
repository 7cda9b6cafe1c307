package io.tributary.rest.internal;

import io.tributary.rest.RestSection;
import java.util.Comparator;
import java.util.List;

/**
 * What the API serves at this moment.
 *
 * @param openapi where the full description is, relative to this document
 * @param sections sorted by path
 */
public record Index(String name, String openapi, List<Entry> sections) {
    /** One section; the path is a template, relative to this document. */
    public record Entry(String name, String path) {}

    static Index of(List<RestSection> sections) {
        List<Entry> entries = sections.stream()
                .map(section -> new Entry(section.name(), Sections.path(section)))
                .sorted(Comparator.comparing(Entry::path))
                .toList();
        return new Index("Tributary", "openapi.json", entries);
    }
}
