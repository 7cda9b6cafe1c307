package io.tributary.connections;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class DiscountProgramTest {
    @Test
    void refusesMoreThanTheWholePrice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new DiscountProgram(DiscountProgram.Type.PERCENTAGE, new BigDecimal("100.01"), BigDecimal.ZERO))
                .withMessage("amount must be at most 100 percent");
    }
}
