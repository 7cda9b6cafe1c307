package io.tributary.sandbox.internal.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The resources of an API and the methods each understands.
 *
 * @param <C> a request with what it is about
 */
public final class Routes<C> {

    /**
     * One method of one resource.
     *
     * @param path segments; {@code {}} is a gap
     * @param scopes any of them is enough; none needed if empty
     */
    public record Route<C>(String method, List<String> path, Set<String> scopes, Function<C, Answer> action) {

        /** What fills the gaps; empty if the path is another one. */
        public Optional<List<String>> match(List<String> segments) {
            if (segments.size() != path.size()) {
                return Optional.empty();
            }
            List<String> names = new ArrayList<>();
            for (int i = 0; i < path.size(); i++) {
                if (path.get(i).equals("{}")) {
                    names.add(segments.get(i));
                } else if (!path.get(i).equals(segments.get(i))) {
                    return Optional.empty();
                }
            }
            return Optional.of(names);
        }
    }

    private final List<Route<C>> routes = new ArrayList<>();

    /** Of two that match, the one added first wins. */
    public void add(String method, String path, Set<String> scopes, Function<C, Answer> action) {
        routes.add(new Route<>(method, segments(path), scopes, action));
    }

    public static List<String> segments(String path) {
        return Arrays.asList(path.substring(1).split("/"));
    }

    public Optional<Route<C>> find(String method, List<String> segments) {
        return routes.stream()
                .filter(route ->
                        route.method().equals(method) && route.match(segments).isPresent())
                .findFirst();
    }

    /** Methods that the path understands; empty if there is no such path. */
    public Set<String> methods(List<String> segments) {
        Set<String> methods = new TreeSet<>();
        routes.stream()
                .filter(route -> route.match(segments).isPresent())
                .forEach(route -> methods.add(route.method()));
        return methods;
    }
}
