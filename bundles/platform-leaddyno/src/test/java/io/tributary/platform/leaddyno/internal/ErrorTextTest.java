package io.tributary.platform.leaddyno.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ErrorTextTest {
    @Test
    void tellsNobodysAddress() {
        assertThat(ErrorText.plain("email 'ann+x@shop.example' is <b>not</b>\n an address"))
                .isEqualTo("email '***' is not an address");
    }

    @Test
    void isBounded() {
        assertThat(ErrorText.plain("x".repeat(1000))).hasSize(303);
    }
}
