package io.tributary.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ApiProblemTest {
    static Stream<ApiProblem> withoutAField() {
        return Stream.of(ApiProblem.notFound("gone"), ApiProblem.conflict("taken"), ApiProblem.unavailable("later"));
    }

    @ParameterizedTest
    @MethodSource("withoutAField")
    void namesNoFieldWhereNoneIsWrong(ApiProblem problem) {
        assertThat(problem.field()).isEmpty();
    }

    @Test
    void namesTheMemberThatIsWrong() {
        ApiProblem problem = ApiProblem.invalid("amount", "must be greater than 0");
        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.field()).isEqualTo("amount");
        assertThat(problem).hasMessage("must be greater than 0");
    }
}
