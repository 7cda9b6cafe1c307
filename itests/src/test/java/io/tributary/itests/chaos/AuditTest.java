package io.tributary.itests.chaos;

import static org.junit.Assert.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tributary.sandbox.Coupon;
import io.tributary.sandbox.CouponType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;

/** A harness that sees nothing finds nothing. */
public class AuditTest {
    private static final Sale SALE = new Sale(List.of(1_000, 550), Optional.of("ANN"), 50, 500, 10);
    private static final BigDecimal DUE = new BigDecimal("1.00");

    private final Audit audit = new Audit();

    @Test
    public void findsNothingWhereAllIsRight() throws Exception {
        assertEquals("kills 0 doubles 0 losses 0 stale 0", orders(SALE, "10.00", "live", "ANN", DUE));
        assertEquals(
                "kills 0 doubles 0 losses 0 stale 0",
                orders(SALE.withStatus(5), "10.00", "reversed", "ANN", BigDecimal.ZERO));
    }

    @Test
    public void seesACommissionThatWasBookedTwice() throws Exception {
        assertEquals(
                "kills 0 doubles 1 losses 0 stale 0", orders(SALE, "10.00", "live", "ANN", new BigDecimal("2.00")));
    }

    @Test
    public void seesAPurchaseOfNoOrder() throws Exception {
        audit.purchases(Map.of(), List.of(purchase("10.00", "live", "ANN")), Map.of());

        assertEquals("kills 0 doubles 1 losses 0 stale 0", audit.result(0).toString());
    }

    @Test
    public void seesWhatIsMissing() throws Exception {
        audit.purchases(Map.of(7L, SALE), List.of(), Map.of());

        assertEquals("kills 0 doubles 0 losses 1 stale 0", audit.result(0).toString());
    }

    @Test
    public void seesACommissionThatIsMissing() throws Exception {
        assertEquals("kills 0 doubles 0 losses 1 stale 0", orders(SALE, "10.00", "live", "ANN", BigDecimal.ZERO));
    }

    @Test
    public void seesWhatIsOld() throws Exception {
        assertEquals(
                "kills 0 doubles 0 losses 0 stale 1", orders(SALE, "15.00", "live", "ANN", new BigDecimal("1.50")));
        assertEquals("kills 0 doubles 0 losses 0 stale 2", orders(SALE, "10.00", "live", "BOB", DUE));
        assertEquals("kills 0 doubles 0 losses 0 stale 3", orders(SALE.withStatus(5), "10.00", "live", "ANN", DUE));
    }

    @Test
    public void looksAtEveryCode() {
        Coupon right = Coupon.of("ANN", CouponType.PERCENTAGE_DISCOUNT, "10.0000");
        audit.coupons(
                Map.of("ANN", BigDecimal.TEN, "BOB", BigDecimal.TEN, "CLEO", BigDecimal.TEN),
                List.of(right, right, right.withCode("BOB").withAmount("5")));

        assertEquals("kills 0 doubles 1 losses 1 stale 1", audit.result(0).toString());
    }

    private String orders(Sale sale, String amount, String state, String code, BigDecimal booked) throws Exception {
        audit.purchases(Map.of(7L, sale), List.of(purchase(amount, state, code)), Map.of(7L, Map.of("1", booked)));
        return audit.result(0).toString();
    }

    private static JsonNode purchase(String amount, String state, String code) throws Exception {
        return new ObjectMapper()
                .readTree("{\"orderId\":7,\"amount\":\"" + amount + "\",\"state\":\"" + state
                        + "\",\"affiliate\":{\"id\":\"1\",\"code\":\"" + code + "\"}}");
    }
}
