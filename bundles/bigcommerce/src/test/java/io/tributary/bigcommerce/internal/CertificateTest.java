package io.tributary.bigcommerce.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tributary.bigcommerce.CallObserver;
import io.tributary.bigcommerce.Credentials;
import io.tributary.bigcommerce.Store;
import io.tributary.bigcommerce.StoreAddress;
import io.tributary.bigcommerce.StoreException;
import io.tributary.testkit.RawServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Servers whose certificates are made here, by an issuer that this JVM is told to trust meanwhile. */
class CertificateTest {
    private static final String PASSWORD = "changeit";
    private static final String TRUSTED = "javax.net.ssl.trustStore";
    private static final String LOOPBACK = "SAN=ip:127.0.0.1";

    @TempDir
    static Path folder;

    private static KeyStore keys;

    @BeforeAll
    static void makeCertificates() throws Exception {
        certificate("issuer", "-ext", "BasicConstraints:critical");
        certificate("good", "-signer", "issuer", "-ext", LOOPBACK);
        certificate("expired", "-signer", "issuer", "-ext", LOOPBACK, "-startdate", "-2y", "-validity", "30");
        certificate("early", "-signer", "issuer", "-ext", LOOPBACK, "-startdate", "+2y");
        certificate("other", "-signer", "issuer", "-ext", "SAN=dns:store.example");
        certificate("selfsigned", "-ext", LOOPBACK);
        keys = load(file());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("issuer", keys.getCertificate("issuer"));
        Path file = folder.resolve("trusted.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            trusted.store(out, PASSWORD.toCharArray());
        }
        System.setProperty(TRUSTED, file.toString());
        System.setProperty(TRUSTED + "Password", PASSWORD);
    }

    @AfterAll
    static void trustAsBefore() {
        System.clearProperty(TRUSTED);
        System.clearProperty(TRUSTED + "Password");
    }

    private static Path file() {
        return folder.resolve("keys.p12");
    }

    private static void certificate(String alias, String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                file().toString(),
                "-storepass",
                PASSWORD,
                "-storetype",
                "PKCS12",
                "-keyalg",
                "EC",
                "-alias",
                alias,
                "-dname",
                "CN=" + alias));
        command.addAll(List.of(more));
        Process keytool = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(alias + ".txt").toFile())
                .start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(keytool.exitValue())
                .as(Files.readString(folder.resolve(alias + ".txt")))
                .isZero();
    }

    private static KeyStore load(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    /** A server that has only this certificate to show. */
    private static RawServer showing(String alias) throws GeneralSecurityException, IOException {
        KeyStore one = KeyStore.getInstance("PKCS12");
        one.load(null, null);
        Key key = keys.getKey(alias, PASSWORD.toCharArray());
        one.setKeyEntry(alias, key, PASSWORD.toCharArray(), keys.getCertificateChain(alias));
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(one, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        ServerSocketFactory sockets = context.getServerSocketFactory();
        return new RawServer(sockets).answering(asked -> RawServer.json("{\"time\":1}"));
    }

    private static Store open(HttpBigCommerce connector, RawServer server) throws StoreException {
        return connector.open(
                StoreAddress.parse(server.currentAddress().replace("http:", "https:")),
                new Credentials.AccessToken(Opened.TOKEN),
                CallObserver.NONE);
    }

    @Test
    void talksToAHostWhoseCertificateIsInOrder() throws Exception {
        HttpBigCommerce connector = new HttpBigCommerce(Opened.SETTINGS, Time.SYSTEM, Pauses.REAL);
        try (RawServer server = showing("good")) {
            assertThat(open(connector, server).time()).isEqualTo("1970-01-01T00:00:01Z");
        } finally {
            connector.close();
        }
    }

    @ParameterizedTest
    @DisplayName("case E92: a host whose certificate is not in order is refused, and says why")
    @CsvSource({
        "expired, has expired",
        "early, is not valid yet",
        "other, is made out for another name",
        "selfsigned, is self-signed or comes from an issuer that is not trusted",
    })
    void refusesAHostWhoseCertificateIsNotInOrder(String alias, String problem) throws Exception {
        HttpBigCommerce connector = new HttpBigCommerce(Opened.SETTINGS, Time.SYSTEM, Pauses.REAL);
        try (RawServer server = showing(alias)) {
            Store store = open(connector, server);
            assertThat(catchThrowableOfType(StoreException.Refused.class, store::time))
                    .hasMessage("The certificate of 127.0.0.1 " + problem
                            + ", so nothing was sent: nobody can tell whether this is really the store.");
            assertThat(server.asked).isEmpty();
        } finally {
            connector.close();
        }
    }
}
