package io.tributary.platform.embedded.internal.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.data.Index;
import org.junit.jupiter.api.Test;

/** What pages carry: small, and never changed under its version. */
class TrackerFilesTest {

    private static byte[] file(String name) throws IOException {
        try (InputStream in = TrackerFilesTest.class.getResourceAsStream("/tracker/" + name)) {
            return in.readAllBytes();
        }
    }

    /** Pages name the hash, and browsers keep the file for a year: a change needs a new version. */
    @Test
    void theScriptIsTheOneThatWasReleased() throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-384").digest(file("tributary-1.0.0.js"));
        assertThat(Base64.getEncoder().encodeToString(hash))
                .isEqualTo("JYo6DBNReqTA1XzvJpmU4bTAHjM+72T0WT0h+ygf0idl5ViALJlsYetjfgztbEy3");
    }

    @Test
    void theScriptIsUnderTwoKilobytesOnTheWire() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(file("tributary-1.0.0.js"));
        }
        assertThat(packed.size()).isLessThan(2048);
    }

    @Test
    void theSnippetHasItsGapsAndLeavesTheStoresVariableAlone() throws IOException {
        String snippet = new String(file("snippet.html"), StandardCharsets.UTF_8);
        TreeSet<String> gaps = new TreeSet<>();
        Pattern.compile("%[A-Z_]+%").matcher(snippet).results().forEach(gap -> gaps.add(gap.group()));
        assertThat(gaps).containsExactly("%DO_NOT_TRACK%", "%INTEGRITY%", "%KEY%", "%PARAMETER%", "%SCRIPT%");
        assertThat(snippet.split("\\{\\{|}}")).hasSize(3).contains("checkout.order.id", Index.atIndex(1));
    }
}
