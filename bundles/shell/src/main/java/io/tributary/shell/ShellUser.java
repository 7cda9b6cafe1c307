package io.tributary.shell;

import io.tributary.audit.Actor;
import java.security.AccessController;
import java.security.Principal;
import java.util.Optional;
import javax.security.auth.Subject;
import org.apache.karaf.jaas.boot.principal.ClientPrincipal;
import org.apache.karaf.jaas.boot.principal.UserPrincipal;

/** Who types commands: as Karaf has logged them in, since the session's own variables can be set by anybody in it. */
final class ShellUser {
    private static final String UNKNOWN_CLIENT = "shell";

    private ShellUser() {}

    /** The user in whose name this thread works, and from where, {@code ssh /10.0.0.1:50022}. */
    static Actor actor() {
        String from = find(subject(), ClientPrincipal.class)
                .map(client -> client.getMethod() + " " + client.getAddress())
                .orElse(UNKNOWN_CLIENT);
        return new Actor(name(), from);
    }

    /** The user's name; empty when nobody has logged in. */
    static String name() {
        return find(subject(), UserPrincipal.class).map(Principal::getName).orElse("");
    }

    /** Karaf 4 hands the user on in this way only. */
    @SuppressWarnings("removal")
    private static Optional<Subject> subject() {
        return Optional.ofNullable(Subject.getSubject(AccessController.getContext()));
    }

    private static <P extends Principal> Optional<P> find(Optional<Subject> subject, Class<P> type) {
        return subject.flatMap(known -> known.getPrincipals(type).stream().findFirst());
    }
}
