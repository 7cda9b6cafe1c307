package io.tributary.sandbox.internal.storefront;

/** Text within HTML. */
final class Html {

    private Html() {}

    /** Good between tags and within a quoted attribute. */
    static String text(String plain) {
        return plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
