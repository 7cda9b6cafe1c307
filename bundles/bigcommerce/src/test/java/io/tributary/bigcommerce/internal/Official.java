package io.tributary.bigcommerce.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.slf4j.LoggerFactory;

/** BigCommerce's own files, which are not ours to give away: they lie beside the project or are absent. */
final class Official {
    private Official() {}

    /** A folder of them; where there is none, the test that asks is skipped and says so. */
    static Path folder(String name) {
        Optional<Path> found = find(name);
        if (found.isEmpty()) {
            LoggerFactory.getLogger(Official.class).warn("Skipped: BigCommerce's {} is not beside the project", name);
        }
        Assumptions.assumeTrue(found.isPresent(), () -> "BigCommerce's " + name + " is not beside the project");
        return found.orElseThrow();
    }

    /** Beside the project's root; a work tree of it may lie one level deeper. */
    private static Optional<Path> find(String name) {
        for (Path at = Path.of("").toAbsolutePath(); at.getParent() != null; at = at.getParent()) {
            Path beside = at.resolveSibling("shared").resolve("bigcommerce").resolve(name);
            if (Files.isDirectory(beside)) {
                return Optional.of(beside);
            }
        }
        return Optional.empty();
    }
}
