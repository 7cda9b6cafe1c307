package io.tributary.rest.internal;

import java.io.IOException;
import java.util.stream.Collectors;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.LoginContext;
import javax.security.auth.login.LoginException;
import org.apache.karaf.jaas.boot.principal.RolePrincipal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks Karaf's JAAS realm, so that the API knows the users that the host knows. */
final class RealmLogin implements Login {
    private static final Logger LOG = LoggerFactory.getLogger(RealmLogin.class);
    private static final String REALM = "karaf";

    @Override
    public Answer check(String user, String password, String address) {
        Subject subject = new Subject();
        try {
            LoginContext context =
                    new LoginContext(REALM, subject, callbacks -> answer(callbacks, user, password.toCharArray()));
            context.login();
            Access access = Access.of(subject.getPrincipals(RolePrincipal.class).stream()
                    .map(RolePrincipal::getName)
                    .collect(Collectors.toSet()));
            context.logout();
            return access.isNothing() ? Answer.refused(Outcome.NOT_ALLOWED) : Answer.admitted(access);
        } catch (LoginException e) {
            LOG.debug("login from {} failed", address, e);
            return Answer.refused(Outcome.UNKNOWN);
        }
    }

    private static void answer(Callback[] callbacks, String user, char[] password)
            throws IOException, UnsupportedCallbackException {
        for (Callback callback : callbacks) {
            if (callback instanceof NameCallback name) {
                name.setName(user);
            } else if (callback instanceof PasswordCallback secret) {
                secret.setPassword(password);
            } else {
                throw new UnsupportedCallbackException(callback);
            }
        }
    }
}
