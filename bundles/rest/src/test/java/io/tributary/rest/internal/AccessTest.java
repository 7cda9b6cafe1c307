package io.tributary.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.rest.RestSection.VisibleAccounts;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessTest {
    @ParameterizedTest
    @CsvSource({
        "admin, admin, true, true, true",
        "tributary-viewer, viewer, false, true, false",
        "tributary-manager-acme, manager, false, true, true",
        "tributary-viewer-acme, viewer, false, true, false",
        "tributary-manager-beta, manager, false, false, false",
        "tributary-viewer tributary-manager-beta, manager, false, true, false"
    })
    void followsFromTheRoles(String roles, String role, boolean isAdmin, boolean reads, boolean changes) {
        Access access = Access.of(Arrays.asList(roles.split(" ")));

        assertThat(access.role()).isEqualTo(role);
        assertThat(access.isAdmin()).isEqualTo(isAdmin);
        assertThat(access.mayRead("acme")).isEqualTo(reads);
        assertThat(access.mayChange("acme")).isEqualTo(changes);
        assertThat(access.isNothing()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "manager",
        "viewer",
        "Admin",
        "admin-acme",
        "tributary-manager",
        "tributary-manager-",
        "tributary-manager-Acme",
        "tributary-viewer-*",
        "tributary-admin",
        "ssh"
    })
    void isNothingByOtherRoles(String role) {
        assertThat(Access.of(Set.of(role))).isEqualTo(Access.NONE);
        assertThat(Access.NONE.isNothing()).isTrue();
    }

    @Test
    void namesTheAccountsThatMayBeSeen() {
        assertThat(Access.of(Set.of("admin")).accounts()).isEqualTo(VisibleAccounts.ALL);
        assertThat(Access.of(Set.of("tributary-viewer", "tributary-manager-acme"))
                        .accounts())
                .isEqualTo(VisibleAccounts.ALL);
        assertThat(Access.of(Set.of("tributary-viewer-b-1", "tributary-manager-acme"))
                        .accounts())
                .isEqualTo(VisibleAccounts.only(Set.of("acme", "b-1")));
        assertThat(Access.NONE.accounts()).isEqualTo(VisibleAccounts.only(Set.of()));
    }
}
