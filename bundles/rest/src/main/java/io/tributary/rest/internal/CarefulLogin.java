package io.tributary.rest.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Spares the realm the slow check of a password that was right a moment ago, and stops guessing. A password that was
 * changed or taken away is refused {@link #REMEMBERED} later at the latest.
 */
@Component(service = CarefulLogin.class)
public final class CarefulLogin implements Login {
    static final Duration REMEMBERED = Duration.ofSeconds(30);
    static final Duration WINDOW = Duration.ofMinutes(1);
    /** Wrong passwords for one user from one address within {@link #WINDOW}. */
    static final int MAX_FAILURES = 10;
    /** For whichever users; more, since behind a proxy everybody comes from one address. */
    static final int MAX_FAILURES_OF_ADDRESS = 100;

    private static final Logger LOG = LoggerFactory.getLogger(CarefulLogin.class);
    private static final int MAX_ENTRIES = 10_000;

    private final Login realm;
    private final Clock clock;
    private final SecretKeySpec salt;
    /** By a name and password, as a keyed hash: they need not be asked again. */
    private final Map<String, Admission> admitted = new LinkedHashMap<>();
    /** By user and address, and by address alone. */
    private final Map<String, Failures> failures = new LinkedHashMap<>();

    private record Admission(Access access, Instant until) {}

    private record Failures(int count, Instant until) {}

    /** Asks the host's realm. One for all doors, so that guesses are counted together. */
    @Activate
    public CarefulLogin() {
        this(new RealmLogin(), Clock.systemUTC());
    }

    CarefulLogin(Login realm, Clock clock) {
        this.realm = realm;
        this.clock = clock;
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.salt = new SecretKeySpec(random, "HmacSHA256");
    }

    @Override
    public Answer check(String user, String password, String address) {
        String credentials = hash(user + '\0' + password);
        String source = hash(user + '\0' + address);
        String everybody = hash(address);
        synchronized (this) {
            forgetOld();
            Admission before = admitted.get(credentials);
            if (before != null) {
                return Answer.admitted(before.access());
            }
            if (isOver(source, MAX_FAILURES) || isOver(everybody, MAX_FAILURES_OF_ADDRESS)) {
                return Answer.refused(Outcome.TOO_MANY);
            }
        }
        Answer answer = realm.check(user, password, address);
        if (answer.outcome() == Outcome.ADMITTED) {
            remember(credentials, answer.access());
        } else if (answer.outcome() == Outcome.UNKNOWN) {
            count(source, MAX_FAILURES, "one user", address);
            count(everybody, MAX_FAILURES_OF_ADDRESS, "all users", address);
        }
        return answer;
    }

    private boolean isOver(String source, int most) {
        Failures before = failures.get(source);
        return before != null && before.count() >= most;
    }

    private synchronized void remember(String credentials, Access access) {
        admitted.put(credentials, new Admission(access, clock.instant().plus(REMEMBERED)));
        limit(admitted);
    }

    private synchronized void count(String source, int most, String users, String address) {
        Failures before = failures.get(source);
        Failures now = before == null
                ? new Failures(1, clock.instant().plus(WINDOW))
                : new Failures(before.count() + 1, before.until());
        failures.put(source, now);
        limit(failures);
        if (now.count() == most) {
            LOG.warn("{} wrong passwords for {} from {}: refusing more for a minute", most, users, address);
        }
    }

    private void forgetOld() {
        Instant now = clock.instant();
        admitted.values().removeIf(admission -> !admission.until().isAfter(now));
        failures.values().removeIf(failed -> !failed.until().isAfter(now));
    }

    private static void limit(Map<String, ?> map) {
        Iterator<String> oldest = map.keySet().iterator();
        while (map.size() > MAX_ENTRIES && oldest.hasNext()) {
            oldest.next();
            oldest.remove();
        }
    }

    private String hash(String text) {
        try {
            Mac mac = Mac.getInstance(salt.getAlgorithm());
            mac.init(salt);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
