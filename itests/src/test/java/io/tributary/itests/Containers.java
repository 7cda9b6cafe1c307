package io.tributary.itests;

import static org.ops4j.pax.exam.CoreOptions.systemProperty;
import static org.ops4j.pax.exam.CoreOptions.systemTimeout;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureConsole;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFileExtend;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.karafDistributionConfiguration;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.options.extra.VMOption;

/** The Karafs that the tests run in. */
final class Containers {
    private static final String USERS = "etc/users.properties";
    private static final String MVN = "etc/org.ops4j.pax.url.mvn.cfg";

    private Containers() {}

    /** A distribution on a free port, with the users {@code admin/admin-secret} and {@code viewer/viewer-secret}. */
    static List<Option> karaf(String archiveProperty) {
        String port = Integer.toString(freePort());
        String archive = new File(System.getProperty(archiveProperty)).toURI().toString();
        List<Option> options = new ArrayList<>();
        options.add(karafDistributionConfiguration()
                .frameworkUrl(archive)
                .name("tributary")
                .karafVersion(System.getProperty("karaf.version"))
                .unpackDirectory(new File(System.getProperty("exam.folder")))
                .useDeployFolder(false)
                .runEmbedded(false));
        options.add(configureConsole().ignoreLocalConsole().ignoreRemoteShell());
        options.add(systemTimeout(180_000));
        options.add(systemProperty("tributary.http.port").value(port));
        options.add(systemProperty("test.port").value(port));
        options.add(systemProperty("tributary.version").value(System.getProperty("tributary.version")));
        options.add(editConfigurationFilePut(USERS, "admin", "admin-secret,admin"));
        options.add(editConfigurationFilePut(USERS, "viewer", "viewer-secret,viewer"));
        // Where Pax Exam finds its own bundles.
        options.add(editConfigurationFilePut(
                MVN, "org.ops4j.pax.url.mvn.localRepository", System.getProperty("maven.repository")));
        options.addAll(jvm());
        return options;
    }

    /** Lets Karaf find, offline, what the build put together for an operator. */
    static Option operatorsRepository() {
        String repository = new File(System.getProperty("operators.repository")).toURI() + "@id=operator@snapshots";
        return editConfigurationFileExtend(MVN, "org.ops4j.pax.url.mvn.defaultRepositories", "," + repository);
    }

    /** What Karaf's own start script says to a modular JVM. */
    private static List<Option> jvm() {
        List<String> arguments = new ArrayList<>(List.of(
                "-Xmx512m",
                "--add-reads=java.xml=java.logging",
                "--add-exports=java.base/org.apache.karaf.specs.locator=java.xml,ALL-UNNAMED",
                "--patch-module",
                "java.base=lib/endorsed/org.apache.karaf.specs.locator-" + System.getProperty("karaf.version") + ".jar",
                "--patch-module",
                "java.xml=lib/endorsed/org.apache.karaf.specs.java.xml-" + System.getProperty("karaf.version")
                        + ".jar"));
        for (String open : List.of(
                "java.base/java.security",
                "java.base/java.net",
                "java.base/java.lang",
                "java.base/java.util",
                "java.naming/javax.naming.spi",
                "java.rmi/sun.rmi.transport.tcp")) {
            arguments.add("--add-opens=" + open + "=ALL-UNNAMED");
        }
        for (String export : List.of(
                "java.base/sun.net.www.protocol.file",
                "java.base/sun.net.www.protocol.ftp",
                "java.base/sun.net.www.protocol.http",
                "java.base/sun.net.www.protocol.https",
                "java.base/sun.net.www.protocol.jar",
                "java.base/sun.net.www.content.text",
                "jdk.xml.dom/org.w3c.dom.html",
                "jdk.naming.rmi/com.sun.jndi.url.rmi",
                "java.rmi/sun.rmi.registry")) {
            arguments.add("--add-exports=" + export + "=ALL-UNNAMED");
        }
        arguments.add("-classpath");
        arguments.add("lib/jdk9plus/*" + File.pathSeparator + "lib/boot/*" + File.pathSeparator + "lib/endorsed/*");
        return arguments.stream()
                .map(argument -> (Option) new VMOption(argument))
                .toList();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException("no free port", e);
        }
    }
}
