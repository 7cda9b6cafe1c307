package io.tributary.itests.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.stream.Stream;

/** What one node keeps on disk, beside the distribution that all nodes share: its {@code etc}, {@code data}, {@code deploy}. */
public final class NodeFolder {
    /** Of the user {@code admin}. */
    public static final String PASSWORD = "itests-admin";

    /** The feature of the platform that a node has unless it is told otherwise. */
    public static final String EMBEDDED = "tributary-platform-embedded";

    private final Path assembly;
    private final Path folder;

    private NodeFolder(Path assembly, Path folder) {
        this.assembly = assembly;
        this.folder = folder;
    }

    /**
     * Makes the folder of a node that may speak to a sandbox store on this machine.
     *
     * @param assembly the unpacked distribution
     * @param folder a folder that is empty or not there
     */
    public static NodeFolder make(Path assembly, Path folder) throws IOException {
        NodeFolder made = new NodeFolder(assembly, folder);
        copy(assembly.resolve("etc"), folder.resolve("etc"));
        for (String name : new String[] {"data/log", "data/tmp", "deploy"}) {
            Files.createDirectories(folder.resolve(name));
        }
        Files.writeString(
                made.etc("users.properties"),
                "\nadmin = " + PASSWORD + ",_g_:admingroup\n_g_\\:admingroup = group,admin,manager,viewer\n",
                StandardOpenOption.APPEND);
        // A hash that is slow on purpose would take most of the time of many small requests.
        made.configure("org.apache.karaf.jaas", Map.of("encryption.enabled", "false"));
        made.configure("io.tributary.bigcommerce", Map.of("allowed.addresses", "127.0.0.1/32"));
        return made;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            files.forEach(file -> {
                Path target = to.resolve(from.relativize(file).toString());
                try {
                    if (Files.isDirectory(file)) {
                        Files.createDirectories(target);
                    } else {
                        Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    /** Writes {@code etc/PID.cfg} anew. */
    public NodeFolder configure(String pid, Map<String, String> properties) throws IOException {
        StringBuilder text = new StringBuilder();
        properties.forEach(
                (key, value) -> text.append(key).append(" = ").append(value).append('\n'));
        Files.writeString(etc(pid + ".cfg"), text);
        return this;
    }

    /** Has the node boot the features of these platforms, of which the embedded one may be one. */
    public NodeFolder bootPlatforms(String... names) throws IOException {
        Path features = etc("org.apache.karaf.features.cfg");
        String before = Files.readString(features);
        if (!before.contains(EMBEDDED)) {
            throw new IOException(features + " boots no embedded platform");
        }
        Files.writeString(features, before.replace(EMBEDDED, String.join(",", names)));
        return this;
    }

    /** Puts the node on a PostgreSQL, as docs/production.md says. */
    public NodeFolder usePostgres(String url, String user, String password) throws IOException {
        return configure(
                "org.ops4j.datasource-tributary",
                Map.of(
                        "osgi.jdbc.driver.class", "org.postgresql.Driver",
                        "url", url,
                        "user", user,
                        "password", password,
                        "dataSourceName", "tributary",
                        "osgi.jndi.service.name", "tributary",
                        "pool", "hikari",
                        "hikari.maximumPoolSize", "8",
                        "hikari.connectionInitSql", "set idle_in_transaction_session_timeout = '4s'"));
    }

    /** A file of {@code etc}. */
    public Path etc(String file) {
        return folder.resolve("etc").resolve(file);
    }

    /** Where bundles are put that the node shall have besides. */
    public Path deploy() {
        return folder.resolve("deploy");
    }

    /** The database that a node has without a PostgreSQL, for a reader while the node is down. */
    public String h2Url() {
        return "jdbc:h2:async:" + folder.resolve("data/db/tributary")
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;IFEXISTS=TRUE";
    }

    Path assembly() {
        return assembly;
    }

    Path path() {
        return folder;
    }
}
