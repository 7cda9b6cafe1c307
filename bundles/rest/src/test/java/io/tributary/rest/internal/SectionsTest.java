package io.tributary.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.rest.RestSection.Scope;
import java.util.List;
import org.junit.jupiter.api.Test;

class SectionsTest {
    /** Two platforms side by side both bring the accounts. Services are listed by rising rank. */
    @Test
    void ofTwoWithOneAddressTheHigherRankingAnswers() {
        Notes lower = new Notes(Scope.ROOT, "accounts");
        Notes other = new Notes(Scope.ACCOUNT, "accounts");
        Notes higher = new Notes(Scope.ROOT, "accounts");
        Sections sections = new Sections(List.of(lower, other, higher));
        assertThat(sections.find(Scope.ROOT, "accounts").orElseThrow()).isSameAs(higher);
        assertThat(sections.all()).hasSize(2).anyMatch(section -> section == higher);
    }
}
