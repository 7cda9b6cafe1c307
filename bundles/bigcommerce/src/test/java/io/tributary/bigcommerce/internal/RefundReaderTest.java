package io.tributary.bigcommerce.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tributary.bigcommerce.Refund;
import java.io.IOException;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefundReaderTest {
    private static RefundReader.Page page(String refund) throws IOException {
        return RefundReader.page(ReadersTest.reply("{\"data\":[" + refund + "]}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "null",
                "[]",
                "{}",
                "{\"id\":1}",
                "{\"id\":1,\"order_id\":0}",
                "{\"id\":\"x\",\"order_id\":2}",
                "{\"id\":1,\"order_id\":2,\"total_amount\":\"much\"}",
                "{\"id\":1,\"order_id\":2,\"created\":\"yesterday\"}",
                "{\"id\":1,\"order_id\":2,\"items\":[7]}",
                "{\"id\":1,\"order_id\":2,\"items\":[null]}",
                "{\"id\":1,\"order_id\":2,\"items\":[[]]}",
                "{\"id\":1,\"order_id\":2,\"items\":[{\"quantity\":\"some\"}]}",
                "{\"id\":1,\"order_id\":2,\"items\":[{\"item_id\":1.5}]}",
                "{\"id\":1,\"order_id\":2,\"items\":[{\"requested_amount\":\"all\"}]}",
                "{\"id\":1,\"order_id\":2,\"payments\":[\"card\"]}",
                "{\"id\":1,\"order_id\":2,\"payments\":[{\"amount\":\"much\"}]}"
            })
    void refusesWhatItCannotUnderstandInsteadOfGuessing(String refund) {
        assertThatExceptionOfType(MalformedReplyException.class).isThrownBy(() -> page(refund));
    }

    @Test
    void refusesAReplyWithoutAList() {
        for (String body : new String[] {"{}", "{\"data\":null}", "{\"data\":{}}", "{\"errors\":[]}"}) {
            assertThatExceptionOfType(MalformedReplyException.class)
                    .as(body)
                    .isThrownBy(() -> RefundReader.page(ReadersTest.reply(body)));
        }
    }

    @Test
    void readsARefundWithoutParts() throws IOException {
        for (String parts : new String[] {"", ",\"items\":null,\"payments\":null", ",\"items\":{},\"payments\":{}"}) {
            Refund refund = page("{\"id\":1,\"order_id\":2,\"total_amount\":\"5.00\"" + parts + "}")
                    .refunds()
                    .get(0);
            assertThat(refund.items()).isEmpty();
            assertThat(refund.total()).isEqualByComparingTo("5");
            assertThat(refund.declined()).isEqualByComparingTo(BigDecimal.ZERO);
        }
    }
}
