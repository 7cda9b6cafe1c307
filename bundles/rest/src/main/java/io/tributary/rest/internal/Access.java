package io.tributary.rest.internal;

import io.tributary.rest.RestSection.VisibleAccounts;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a user may do, by the names of roles in the host's realm: {@code admin} may do everything, {@code
 * tributary-manager-ACCOUNT} everything inside that account, {@code tributary-viewer-ACCOUNT} may only read there, and
 * {@code tributary-viewer} may read in all accounts.
 *
 * @param roles sorted; other roles than these are left out
 */
record Access(Set<String> roles) {
    static final Access NONE = new Access(Set.of());

    private static final String ADMIN = "admin";
    private static final String VIEWER = "tributary-viewer";
    private static final String MANAGER_OF = "tributary-manager-";
    private static final String VIEWER_OF = "tributary-viewer-";
    /** The end of the last two is an account's id. */
    private static final Pattern KNOWN =
            Pattern.compile("admin|tributary-viewer|tributary-(manager|viewer)-[a-z0-9][a-z0-9._-]{0,63}");

    Access {
        roles = roles.stream()
                .filter(role -> KNOWN.matcher(role).matches())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static Access of(Collection<String> roles) {
        return new Access(Set.copyOf(roles));
    }

    boolean isNothing() {
        return roles.isEmpty();
    }

    boolean isAdmin() {
        return roles.contains(ADMIN);
    }

    /** @param account as it stands in the address; what is no id is nobody's */
    boolean mayChange(String account) {
        return isAdmin() || roles.contains(MANAGER_OF + account);
    }

    boolean mayRead(String account) {
        return mayChange(account) || roles.contains(VIEWER) || roles.contains(VIEWER_OF + account);
    }

    /** The highest of the roles in one word, for pages. */
    String role() {
        if (isAdmin()) {
            return "admin";
        }
        return roles.stream().anyMatch(role -> role.startsWith(MANAGER_OF)) ? "manager" : "viewer";
    }

    /** The accounts in which things may be changed. */
    VisibleAccounts managed() {
        return isAdmin()
                ? VisibleAccounts.ALL
                : VisibleAccounts.only(roles.stream()
                        .filter(role -> role.startsWith(MANAGER_OF))
                        .map(role -> role.substring(MANAGER_OF.length()))
                        .collect(Collectors.toSet()));
    }

    /** The accounts that may be read. */
    VisibleAccounts accounts() {
        if (isAdmin() || roles.contains(VIEWER)) {
            return VisibleAccounts.ALL;
        }
        return VisibleAccounts.only(roles.stream()
                .map(role -> role.replaceFirst("^tributary-(manager|viewer)-", ""))
                .collect(Collectors.toSet()));
    }
}
