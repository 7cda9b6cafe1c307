package io.tributary.rest;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * One document beside the API, for machines that ask for one thing at a fixed address, registered as a service: {@code
 * /tributary/NAME}. Read only. Called by many threads.
 */
@ConsumerType
public interface PlainPage {
    /** The path segment: {@code metrics}. Unique. */
    String name();

    /** Whether it is for everybody; else it is for users with the role {@code admin} only. */
    boolean isOpen();

    /** The document as it is now. */
    Document document();

    /** @param mediaType with its charset, which is UTF-8 */
    record Document(int status, String mediaType, String text) {}
}
