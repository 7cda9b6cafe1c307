package io.tributary.shell;

import java.security.PrivilegedExceptionAction;
import java.util.concurrent.Callable;
import javax.security.auth.Subject;
import org.apache.karaf.jaas.boot.principal.UserPrincipal;

/** Does things as somebody who has logged in, as Karaf does. */
final class ShellUsers {
    private ShellUsers() {}

    @SuppressWarnings("removal")
    static void as(String user, Callable<?> work) throws Exception {
        Subject subject = new Subject();
        subject.getPrincipals().add(new UserPrincipal(user));
        Subject.doAs(subject, (PrivilegedExceptionAction<Object>) work::call);
    }
}
