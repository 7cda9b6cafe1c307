package io.tributary.itests.chaos;

import io.tributary.itests.gate.Gate;
import io.tributary.itests.node.NodeFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Packs the classes of the gate. */
final class GateBundle {
    private static final String[] CLASSES = {"Gate", "Gate$1", "Gate$ForOthers"};

    private GateBundle() {}

    /** Has the node's import of orders speak to the platform through the gate. */
    static void install(NodeFolder node) throws IOException {
        write(node.deploy().resolve("gate.jar"));
        node.configure(
                "io.tributary.orderimport.internal.OrdersJob", Map.of("platform.target", "(" + Gate.MARK + "=true)"));
    }

    private static void write(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        Attributes headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue("Bundle-ManifestVersion", "2");
        headers.putValue("Bundle-SymbolicName", "io.tributary.itests.gate");
        headers.putValue("Bundle-Version", "1.0.0");
        headers.putValue("Bundle-Activator", Gate.class.getName());
        headers.putValue("Import-Package", "org.osgi.framework,org.osgi.util.tracker,io.tributary.platform");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (String name : CLASSES) {
                out.putNextEntry(new JarEntry("io/tributary/itests/gate/" + name + ".class"));
                try (InputStream in = Gate.class.getResourceAsStream(name + ".class")) {
                    in.transferTo(out);
                }
                out.closeEntry();
            }
        }
    }
}
