package io.tributary.bigcommerce.internal;

import static io.tributary.testkit.RawServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tributary.bigcommerce.StoreException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a store says about an error is shown, and a store may say what it was sent. */
class SecretsTest {
    /** Of {@code ann:k3y-of-ann}. */
    private static final String CREDENTIAL = "YW5uOmszeS1vZi1hbm4=";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Basic YW5uOmszeS1vZi1hbm4=",
                "YW5uOmszeS1vZi1hbm4=",
                "YW5uOmszeS1vZi1hbm4",
                "ann:k3y-of-ann",
                "k3y-of-ann"
            })
    void blanksALegacyCredentialHoweverItIsEchoed(String echoed) throws StoreException {
        try (Opened opened = Opened.legacy(asked -> {
            assertThat(asked.headers()).containsEntry("authorization", "Basic " + CREDENTIAL);
            return status(401, "[{\"status\":401,\"message\":\"No " + echoed + " here\"}]");
        })) {
            assertThat(catchThrowableOfType(StoreException.Unauthorized.class, opened.store::info))
                    .hasMessageContaining("***")
                    .hasMessageContaining(" here")
                    .hasMessageNotContainingAny("YW5u", "k3y");
        }
    }
}
