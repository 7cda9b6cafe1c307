package io.tributary.database.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/**
 * The SQL files of one folder of the bundle that a class belongs to. Flyway's own search reads the folders of its own
 * bundle only.
 */
final class MigrationFiles implements ResourceProvider {
    private final Map<String, LoadableResource> files;

    private MigrationFiles(Map<String, LoadableResource> files) {
        this.files = files;
    }

    /**
     * @throws IllegalStateException when the folder holds no SQL file: a bundle that was packed without its migrations
     *     would otherwise run until its first query
     */
    static MigrationFiles of(Class<?> owner, String folder) {
        Bundle bundle = FrameworkUtil.getBundle(owner);
        Map<String, LoadableResource> files = new TreeMap<>();
        for (URL url : bundle == null ? onClassPath(owner, folder) : in(bundle, folder)) {
            String path = url.getPath();
            String name = path.substring(path.lastIndexOf('/') + 1);
            files.put(name, new SqlFile(folder + "/" + name, url));
        }
        if (files.isEmpty()) {
            throw new IllegalStateException("no migrations in " + folder + " beside " + owner.getName());
        }
        return new MigrationFiles(files);
    }

    private static List<URL> in(Bundle bundle, String folder) {
        var entries = bundle.findEntries(folder, "*.sql", false);
        return entries == null ? List.of() : Collections.list(entries);
    }

    private static List<URL> onClassPath(Class<?> owner, String folder) {
        URL url = owner.getClassLoader().getResource(folder);
        if (url == null) {
            return List.of();
        }
        try {
            if ("jar".equals(url.getProtocol())) {
                try (FileSystem jar = FileSystems.newFileSystem(url.toURI(), Map.of())) {
                    return sqlFiles(jar.getPath(folder));
                }
            }
            return sqlFiles(Path.of(url.toURI()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<URL> sqlFiles(Path folder) throws IOException {
        List<URL> urls = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".sql")).toList()) {
                urls.add(file.toUri().toURL());
            }
        }
        return urls;
    }

    /** Those that were there when {@code version} was the newest. */
    MigrationFiles upTo(int version) {
        Map<String, LoadableResource> older = new TreeMap<>(files);
        older.keySet().removeIf(name -> numberOf(name) > version);
        return new MigrationFiles(older);
    }

    /** The newest version. */
    int newest() {
        return files.keySet().stream().mapToInt(MigrationFiles::numberOf).max().orElse(0);
    }

    private static int numberOf(String file) {
        return Integer.parseInt(file.substring(1, file.indexOf("__")));
    }

    @Override
    public LoadableResource getResource(String name) {
        return files.get(name.substring(name.lastIndexOf('/') + 1));
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
        return files.values().stream()
                .filter(file -> file.getFilename().startsWith(prefix)
                        && Arrays.stream(suffixes).anyMatch(file.getFilename()::endsWith))
                .toList();
    }

    private static final class SqlFile extends LoadableResource {
        private final String path;
        private final URL url;

        SqlFile(String path, URL url) {
            this.path = path;
            this.url = url;
        }

        @Override
        public Reader read() {
            try {
                return new BufferedReader(new InputStreamReader(url.openStream(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String getAbsolutePath() {
            return path;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return path;
        }

        @Override
        public String getFilename() {
            return path.substring(path.lastIndexOf('/') + 1);
        }

        @Override
        public String getRelativePath() {
            return path;
        }
    }
}
