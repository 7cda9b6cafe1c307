package io.tributary.bigcommerce.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.bigcommerce.Order;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadersTest {
    static Reply reply(String json) {
        return new Reply(200, name -> null, new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static Order order(String members) throws IOException {
        return Json.object(reply("{\"id\":7,\"status_id\":11," + members + "}"), OrderReader::read);
    }

    private static String line(String discounts) {
        return "{\"id\":1,\"applied_discounts\":[" + discounts + "]}";
    }

    @ParameterizedTest
    @DisplayName("case B33: amounts are exact, however they are spelled")
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "\"62.6793\", 62.6793",
                "62.6793, 62.6793",
                "62, 62",
                "\"0\", 0",
                "\"0.0000\", 0.0000",
                "\"\", 0",
                "null, 0",
                "{}, 0",
                "[], 0",
                "\" 5.0000 \", 5.0000",
                "\"-3.1000\", -3.1000",
                "0.1, 0.1",
                "12345678901234567.8901, 12345678901234567.8901",
            })
    void readsAmounts(String spelled, BigDecimal amount) throws IOException {
        assertThat(order("\"subtotal_ex_tax\":" + spelled).subtotalExTax()).isEqualTo(amount);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"much\"", "true", "\"1,50\"", "1e999999999", "\"1e-99999\""})
    void refusesWhatIsNoAmount(String spelled) {
        assertThatThrownBy(() -> order("\"subtotal_ex_tax\":" + spelled))
                .isInstanceOf(MalformedReplyException.class)
                .hasMessageNotContaining("much");
    }

    @ParameterizedTest
    @DisplayName("cases A9 and F96: dates are moments, also odd ones")
    @CsvSource(
            delimiter = '|',
            value = {
                "Wed, 05 Dec 2018 20:16:55 +0000 | 2018-12-05T20:16:55Z",
                "Tue, 04 Dec 2018 20:16:55 +0000 | 2018-12-04T20:16:55Z",
                "Thu, 29 Feb 2024 23:59:59 +0000 | 2024-02-29T23:59:59Z",
                "Sat, 31 Dec 2016 23:59:60 +0000 | 2017-01-01T00:00:00Z",
                "Thu, 01 Jan 1970 00:00:00 +0000 | 1970-01-01T00:00:00Z",
                "Tue, 19 Jan 2038 03:14:08 +0000 | 2038-01-19T03:14:08Z",
                "Fri, 31 Dec 2100 12:00:00 +0000 | 2100-12-31T12:00:00Z",
                "Wed, 5 Dec 2018 20:16:55 +0000 | 2018-12-05T20:16:55Z",
                "Wed, 05 Dec 2018 20:16:55 -0530 | 2018-12-06T01:46:55Z",
                "Wed, 05 Dec 2018 20:16:55 GMT | 2018-12-05T20:16:55Z",
                "2022-06-16T16:44:15+00:00 | 2022-06-16T16:44:15Z",
                "2022-06-16T16:44:15.123Z | 2022-06-16T16:44:15.123Z",
                "'' | 1970-01-01T00:00:00Z",
                "Wed, 30 Nov -0001 00:00:00 +0000 | 1970-01-01T00:00:00Z",
            })
    void readsDates(String written, Instant moment) throws IOException {
        assertThat(order("\"date_modified\":\"" + written + "\"").modifiedAt()).isEqualTo(moment);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "Wed, 31 Feb 2018 20:16:55 +0000",
                "Wed, 05 Dez 2018 20:16:55 +0000",
                "Wed, 05 Dec 2018 99:16:55 +0000"
            })
    void refusesWhatIsNoDate(String written) {
        assertThatThrownBy(() -> order("\"date_modified\":\"" + written + "\""))
                .isInstanceOf(MalformedReplyException.class);
    }

    @Test
    @DisplayName("case B31: the currency is the one of the amounts, not the one that was shown")
    void readsTheCurrency() throws IOException {
        assertThat(order("\"currency_code\":\"USD\",\"default_currency_code\":\"EUR\"")
                        .currency()
                        .getCurrencyCode())
                .isEqualTo("EUR");
        assertThat(order("\"currency_code\":\"USD\",\"default_currency_code\":null")
                        .currency()
                        .getCurrencyCode())
                .isEqualTo("USD");
        assertThat(order("\"default_currency_code\":\"moon\"").currency().getCurrencyCode())
                .isEqualTo("XXX");
    }

    @Test
    @DisplayName("case B38: names and mails of all kinds are read")
    void readsOddPeople() throws IOException {
        Order order = order(
                "\"customer_id\":\"0\",\"external_source\":{},\"tomorrow\":[{\"a\":[1]}],"
                        + "\"billing_address\":{\"first_name\":\"O'Brien <b>\\ud83d\\ude00\",\"email\":\"\",\"form_fields\":[{\"email\":\"x\"}]}");
        assertThat(order.customerId()).isZero();
        assertThat(order.email()).isEmpty();
        assertThat(order.externalSource()).isEmpty();
        assertThat(order("\"billing_address\":{\"email\":\"ann@example.com\",\"zip\":\"1\"}")
                        .email())
                .isEqualTo("ann@example.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"id\":7}",
                "{\"status_id\":7}",
                "{\"status\":404,\"message\":\"x\"}",
                "{\"id\":\"seven\",\"status_id\":1}"
            })
    void refusesAnOrderWithoutItsIds(String json) {
        assertThatThrownBy(() -> Json.object(reply(json), OrderReader::read))
                .isInstanceOf(MalformedReplyException.class);
    }

    @Test
    void findsCodesOnAllLinesOnceAndInOrder() throws IOException {
        Order order = order("\"items_total\":4,\"consignments\":{\"pickups\":[{\"line_items\":["
                + line("{\"code\":\"BOB10\",\"amount\":\"1\"},{\"code\":null},{\"code\":\"\"}") + "]}],"
                + "\"shipping\":[{\"id\":9,\"form_fields\":[{\"line_items\":1}],\"line_items\":["
                + line("{\"id\":\"total-coupon\",\"code\":\"ANN10\"}") + "," + line("{\"code\":\"BOB10\"}") + "]}],"
                + "\"downloads\":[],\"email\":{\"gift_certificates\":[{\"line_items\":[" + line("") + "]}]}}");
        assertThat(order.codes()).contains(List.of("BOB10", "ANN10"));
    }

    @ParameterizedTest
    @DisplayName("case A13: where lines are missing nothing is said about codes")
    @ValueSource(
            strings = {
                "\"items_total\":1",
                "\"consignments\":null",
                "\"consignments\":{\"url\":\"https://x/\",\"resource\":\"/orders/7/consignments\"}",
                "\"consignments\":{\"shipping\":[{\"line_items\":{\"url\":\"https://x/\",\"resource\":\"/y\"}}]}",
                "\"consignments\":{\"shipping\":[{\"line_items\":[{\"url\":\"https://x/\",\"resource\":\"/y\"}]}]}",
                "\"consignments\":{\"shipping\":[{\"id\":1}]}",
                "\"consignments\":{\"shipping\":[{\"line_items\":[],\"__warning__\":\"more\"}]}",
                "\"consignments\":{\"shipping\":[{\"line_items\":[{\"__warning__\":\"more\"}]}]}",
                "\"consignments\":{\"shipping\":[{\"line_items\":[\"more\"]}]}",
                "\"consignments\":{\"__warning__\":\"more\",\"shipping\":[]}",
                "\"items_total\":2,\"consignments\":{\"shipping\":[{\"line_items\":[]}]}",
            })
    void saysNothingWithoutAllLines(String members) throws IOException {
        assertThat(order(members).codes()).isEmpty();
    }

    @Test
    @DisplayName("case A13: fifty lines may be more")
    void distrustsAFullConsignment() throws IOException {
        String lines = String.join(",", Collections.nCopies(50, line("{\"code\":\"A\"}")));
        assertThat(order("\"consignments\":{\"shipping\":[{\"line_items\":[" + lines + "]}]}")
                        .codes())
                .isEmpty();
    }

    @Test
    @DisplayName("case B33: no drift over 10,000 orders")
    void addsUpExactly() throws IOException {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < 10_000; i++) {
            sum = sum.add(order("\"subtotal_ex_tax\":0.1").subtotalExTax());
        }
        assertThat(sum).isEqualByComparingTo("1000");
    }
}
