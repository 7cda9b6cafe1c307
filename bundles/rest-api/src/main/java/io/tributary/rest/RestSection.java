package io.tributary.rest;

import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A part of the API that one bundle brings, registered as an OSGi service. Called by many threads.
 *
 * <p>The object from {@link #resource} is an ordinary class with JAX-RS 2.1 annotations on its public methods ({@code
 * GET}, {@code POST}, {@code Path} below the section, ...). It needs nothing of the JAX-RS implementation: JSON is read
 * into and written from records by Jackson (instants as ISO 8601, unknown members refused), {@link ApiProblem} becomes a
 * problem+json answer.
 */
@ConsumerType
public interface RestSection {
    /** Below what this section's name stands in the address. */
    Scope scope();

    /** The path segment: {@code affiliates}, {@code syncs}. Unique within its scope. */
    String name();

    /** What answers requests for one place; made anew for each request, so it may keep the place. */
    Object resource(Place place);

    /** The class of what {@link #resource} returns, from which the API is described. */
    Class<?> type();

    /** Where sections can stand. */
    enum Scope {
        /** {@code /tributary/api/v1/NAME}. */
        ROOT,
        /** {@code /tributary/api/v1/accounts/{account}/NAME}. */
        ACCOUNT,
        /** {@code /tributary/api/v1/accounts/{account}/stores/{store}/NAME}. */
        STORE
    }

    /**
     * What the address says before the section's name, as it was written there; nothing has been looked up yet.
     *
     * @param account empty in {@link Scope#ROOT}
     * @param store empty unless in {@link Scope#STORE}
     * @param caller who asks
     */
    record Place(String account, String store, Caller caller) {
        /** A place where it does not matter who asks. */
        public Place(String account, String store) {
            this(account, store, Caller.UNKNOWN);
        }
    }

    /**
     * Who sent the request: a user who has logged in. Whether the user may have what the address names is decided before a
     * section is asked; a section that shows something of several accounts shows only those that the caller may see.
     *
     * @param user as the user is called on this node
     * @param from the address from which the request reached this node; where a proxy stands before it, the proxy's, and
     *     what the proxy or whoever was in its place says about whom it speaks for: {@code 10.0.0.1, says: for
     *     203.0.113.7}. For people, not for decisions
     * @param accounts what the caller may see
     */
    record Caller(String user, String from, VisibleAccounts accounts) {
        /** Nothing is known of the caller. */
        public static final Caller UNKNOWN = new Caller("unknown", "");

        /** For where it does not matter which accounts the caller may see: none. */
        public Caller(String user, String from) {
            this(user, from, VisibleAccounts.only(Set.of()));
        }
    }

    /**
     * The accounts that somebody may see.
     *
     * @param isAll whether all, also those still to come
     * @param ids which ones, unless all
     */
    record VisibleAccounts(boolean isAll, Set<String> ids) {
        public static final VisibleAccounts ALL = new VisibleAccounts(true, Set.of());

        public VisibleAccounts {
            ids = Set.copyOf(ids);
        }

        public static VisibleAccounts only(Set<String> ids) {
            return new VisibleAccounts(false, ids);
        }
    }
}
