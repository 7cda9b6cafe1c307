package io.tributary.shell;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.api.console.Terminal;
import org.apache.karaf.shell.impl.action.command.DefaultActionPreparator;
import org.apache.karaf.shell.support.CommandException;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** A shell with services, for one command after the other: Karaf's own reading of the words, our doing. */
final class Rig {
    private final Map<String, Object> services = new HashMap<>();
    private final Deque<String> typed = new ArrayDeque<>();
    private final Set<String> replaced = new HashSet<>();
    private boolean terminal;
    private int usedServices;

    final List<String> questions = new ArrayList<>();
    final List<Character> masks = new ArrayList<>();
    Path directory = Path.of("/");

    /** How a command ended: what it printed, and what Karaf prints of its failure; null when it ended with status 0. */
    record Outcome(String out, String failure) {}

    <T> Rig with(Class<T> type, T service) {
        services.put(type.getName(), service);
        return this;
    }

    Rig without(Class<?> type) {
        services.remove(type.getName());
        return this;
    }

    /** The service's bundle was updated, and the shell's was not refreshed. */
    Rig withReplaced(Class<?> type) {
        replaced.add(type.getName());
        return without(type);
    }

    /** A person sits at a terminal and will type these lines. */
    Rig atTerminal(String... lines) {
        terminal = true;
        typed.addAll(List.of(lines));
        return this;
    }

    /** How many services were taken and not given back. */
    int usedServices() {
        return usedServices;
    }

    Outcome run(TributaryCommand command, String... words) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        command.bundles = bundles();
        command.session = session(new PrintStream(out, true, StandardCharsets.UTF_8));
        String failure = null;
        try {
            if (new DefaultActionPreparator().prepare(command, command.session, List.of((Object[]) words))) {
                command.execute();
            }
        } catch (CommandException e) {
            failure = e.getNiceHelp();
        }
        return new Outcome(out.toString(StandardCharsets.UTF_8), failure);
    }

    BundleContext bundles() {
        return (BundleContext) proxy(BundleContext.class, (method, args) -> switch (method) {
            case "getServiceReference" -> reference(((Class<?>) args[0]).getName());
            case "getAllServiceReferences" -> replaced.contains((String) args[0]) ? new ServiceReference<?>[1] : null;
            case "getService" -> {
                usedServices++;
                yield services.get(args[0].toString());
            }
            case "ungetService" -> {
                usedServices--;
                yield true;
            }
            default -> throw new UnsupportedOperationException(method);
        });
    }

    Session session(PrintStream out) {
        return (Session) proxy(Session.class, (method, args) -> switch (method) {
            case "getConsole" -> out;
            case "getTerminal" -> terminal ? terminal() : null;
            case "currentDir" -> directory;
            case "readLine" -> {
                questions.add((String) args[0]);
                masks.add((Character) args[1]);
                yield typed.poll();
            }
            default -> throw new UnsupportedOperationException(method);
        });
    }

    private Object reference(String name) {
        return services.containsKey(name)
                ? proxy(ServiceReference.class, (method, args) -> {
                    if (method.equals("toString")) {
                        return name;
                    }
                    throw new UnsupportedOperationException(method);
                })
                : null;
    }

    private static Object terminal() {
        return proxy(Terminal.class, (method, args) -> {
            if (method.equals("getWidth")) {
                return 80;
            }
            throw new UnsupportedOperationException(method);
        });
    }

    private interface Calls {
        Object answer(String method, Object[] args);
    }

    private static Object proxy(Class<?> type, Calls calls) {
        return Proxy.newProxyInstance(
                Rig.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, args) -> calls.answer(method.getName(), args));
    }
}
