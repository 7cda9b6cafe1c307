package io.tributary.database.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A text file with a key on each line, oldest first; empty lines and lines that begin with {@code #} do not count. Made
 * with one new key, for its owner only, when it is not there.
 */
final class KeyFile {
    private static final Logger LOG = LoggerFactory.getLogger(KeyFile.class);
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final Path path;

    KeyFile(Path path) {
        this.path = path.toAbsolutePath();
    }

    SecretKeys keys() {
        try {
            if (Files.notExists(path)) {
                create();
            } else {
                warnWhenOthersMayRead();
            }
            List<String> lines = Files.readAllLines(path).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
            return new SecretKeys(lines, path.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("the key file " + path + " can be neither read nor made", e);
        }
    }

    private void create() throws IOException {
        byte[] key = new byte[SecretKeys.BYTES];
        new SecureRandom().nextBytes(key);
        Path folder = path.getParent();
        Files.createDirectories(folder);
        Path draft = Files.createTempFile(folder, path.getFileName().toString(), ".new", ownerOnly(folder));
        try {
            Files.write(
                    draft,
                    List.of(
                            "# Whoever has this file can read the stores' credentials in the database, and without it"
                                    + " nobody can: keep a copy apart from the database's.",
                            "# One key a line; the last one encrypts, all decrypt.",
                            Base64.getEncoder().encodeToString(key)));
            // Linking fails where the file is there, so that of two nodes that start at once both use the first one's.
            Files.createLink(path, draft);
            LOG.info("made the key file {}", path);
        } catch (FileAlreadyExistsException e) {
            LOG.debug("another node made the key file {}", path);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path folder) throws IOException {
        FileStore store = Files.getFileStore(folder);
        return store.supportsFileAttributeView(PosixFileAttributeView.class)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
    }

    private void warnWhenOthersMayRead() throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (view != null && !OWNER_ONLY.containsAll(view.readAttributes().permissions())) {
            LOG.warn("the key file {} may be used by others than its owner; mode 600 is enough", path);
        }
    }
}
