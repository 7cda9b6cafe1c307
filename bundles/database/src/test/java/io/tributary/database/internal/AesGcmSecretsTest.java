package io.tributary.database.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.tributary.database.Secrets;
import io.tributary.database.UnreadableSecretException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AesGcmSecretsTest {
    private static final String OLD_KEY = key('a');
    private static final String NEW_KEY = key('b');

    @TempDir
    Path folder;

    private final Secrets secrets = with(OLD_KEY);

    @ParameterizedTest
    @ValueSource(strings = {"", "token", "şifre ı ß 😀", "a.b.c"})
    void readsBackWhatItWrote(String plain) {
        assertThat(secrets.decrypt(secrets.encrypt(plain, "here"), "here")).isEqualTo(plain);
    }

    @Test
    void showsNothingOfTheSecretAndNotThatTwoAreEqual() {
        String once = secrets.encrypt("a-long-access-token", "here");
        assertThat(once).matches("1\\.[0-9a-f]{8}\\.[A-Za-z0-9_-]+").doesNotContain("token");
        assertThat(new String(Base64.getUrlDecoder().decode(once.split("\\.")[2])))
                .doesNotContain("token");
        assertThat(secrets.encrypt("a-long-access-token", "here")).isNotEqualTo(once);
    }

    @Test
    void refusesASecretThatWasMovedElsewhere() {
        String encrypted = secrets.encrypt("token", "connection/1");
        assertThatExceptionOfType(UnreadableSecretException.class)
                .isThrownBy(() -> secrets.decrypt(encrypted, "connection/2"))
                .withMessageContaining("connection/2");
    }

    @Test
    void refusesASecretOfWhichAnyCharacterWasAltered() {
        String encrypted = secrets.encrypt("token", "here");
        // The last character carries unused bits, so a change of it may mean the same bytes.
        for (int at = 0; at < encrypted.length() - 1; at++) {
            char other = encrypted.charAt(at) == '0' ? '2' : '0';
            String altered = encrypted.substring(0, at) + other + encrypted.substring(at + 1);
            assertThatExceptionOfType(UnreadableSecretException.class)
                    .as(altered)
                    .isThrownBy(() -> secrets.decrypt(altered, "here"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "token", "1.x", "1..", "2.00000000.AAAA", "1.00000000.AAAA"})
    void refusesTextThatNeverWasASecret(String text) {
        assertThatExceptionOfType(UnreadableSecretException.class).isThrownBy(() -> secrets.decrypt(text, "here"));
    }

    @Test
    void theNewestKeyEncryptsAndAllDecrypt() {
        String old = secrets.encrypt("token", "here");
        Secrets both = with(OLD_KEY, NEW_KEY);
        assertThat(both.decrypt(old, "here")).isEqualTo("token");
        String fresh = both.encrypt("token", "here");
        assertThat(with(NEW_KEY).decrypt(fresh, "here")).isEqualTo("token");
        assertThatExceptionOfType(UnreadableSecretException.class)
                .isThrownBy(() -> with(NEW_KEY).decrypt(old, "here"))
                .withMessageContaining("not on this node");
    }

    @Test
    void makesAKeyFileForItsOwnerOnlyAndUsesItAgain() throws IOException {
        Path file = folder.resolve("etc/tributary.key");
        String encrypted = new AesGcmSecrets(AesGcmSecrets.keys("", Map.of(), folder + "/etc")).encrypt("t", "here");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
        assertThat(new AesGcmSecrets(AesGcmSecrets.keys(file.toString(), Map.of(), "")).decrypt(encrypted, "here"))
                .isEqualTo("t");
    }

    @Test
    void theEnvironmentComesBeforeTheFile() {
        Map<String, String> environment = Map.of("TRIBUTARY_SECRET_KEY", OLD_KEY + ", " + NEW_KEY);
        SecretKeys keys = AesGcmSecrets.keys(folder.resolve("never").toString(), environment, "");
        assertThat(keys.newestId()).isEqualTo(new SecretKeys(List.of(NEW_KEY), "test").newestId());
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"c2hvcnQtc2VjcmV0", "not base64, yet secret!"})
    void refusesAWrongKeyWithoutQuotingIt(String key) {
        assertThatIllegalStateException()
                .isThrownBy(() -> AesGcmSecrets.keys("", Map.of("TRIBUTARY_SECRET_KEY", key), ""))
                .withMessageContaining("TRIBUTARY_SECRET_KEY")
                .withMessageNotContaining("secret!")
                .withMessageNotContaining("c2hvcnQ")
                .withNoCause();
    }

    @Test
    void saysWhereToPutAKeyWhenThereIsNoPlaceForOne() {
        assertThatIllegalStateException()
                .isThrownBy(() -> AesGcmSecrets.keys(" ", Map.of(), ""))
                .withMessageContaining("secret.key.file");
    }

    @Test
    void printsNoKey() {
        assertThat(new SecretKeys(List.of(OLD_KEY), "test")).hasToString("keys [3ba3f5f4]");
    }

    private static Secrets with(String... keys) {
        return new AesGcmSecrets(new SecretKeys(List.of(keys), "test"));
    }

    private static String key(char filler) {
        return Base64.getEncoder()
                .encodeToString(String.valueOf(filler).repeat(32).getBytes());
    }
}
