package io.tributary.platform.embedded.internal.tracking;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * One version of the script that stands on the pages of stores. A version never changes once it is released: pages name its
 * hash, and browsers keep it for a year.
 *
 * @param integrity as pages name it: {@code sha384-...}
 */
public record Script(byte[] plain, byte[] packed, String integrity) {
    /** Where the scripts and the collector are. */
    public static final String PLACE = "/tributary/t/";
    /** How the name of every version begins. */
    public static final String NAME = "tributary-";
    /** What pages get today. */
    public static final String CURRENT = NAME + "1.0.0.js";

    private static final String FOLDER = "/tracker/";
    private static final Pattern SHAPE = Pattern.compile(NAME + "[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}\\.js");
    private static final Map<String, Script> READ = new ConcurrentHashMap<>();

    /** Empty for a version that there is not. */
    public static Optional<Script> find(String name) {
        return SHAPE.matcher(name).matches()
                ? Optional.ofNullable(READ.computeIfAbsent(name, Script::read))
                : Optional.empty();
    }

    /** A file beside the scripts, which is always there. */
    public static String text(String name) {
        return new String(
                content(name).orElseThrow(() -> new IllegalStateException("this bundle has no " + FOLDER + name)),
                StandardCharsets.UTF_8);
    }

    private static Script read(String name) {
        return content(name)
                .map(content -> new Script(content, pack(content), hash(content)))
                .orElse(null);
    }

    private static Optional<byte[]> content(String name) {
        try (InputStream in = Script.class.getResourceAsStream(FOLDER + name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] pack(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String hash(byte[] content) {
        try {
            return "sha384-"
                    + Base64.getEncoder()
                            .encodeToString(MessageDigest.getInstance("SHA-384").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-384", e);
        }
    }

    @Override
    public String toString() {
        return "Script[" + integrity + "]";
    }
}
