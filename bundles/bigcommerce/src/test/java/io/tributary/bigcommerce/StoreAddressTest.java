package io.tributary.bigcommerce;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StoreAddressTest {
    @Test
    void understandsAnApiPath() {
        assertThat(StoreAddress.parse(" https://API.bigcommerce.com/stores/ABC123/v2 "))
                .hasToString("https://api.bigcommerce.com/stores/abc123/v3/");
    }
}
