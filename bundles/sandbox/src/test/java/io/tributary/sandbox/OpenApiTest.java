package io.tributary.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request.Method;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.report.ValidationReport.Level;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the sandbox's answers against BigCommerce's own OpenAPI files, where these lie beside the project. */
class OpenApiTest extends SandboxTest {

    private static final String LINES = "?include=consignments.line_items,fees&consignment_structure=object";
    private static final Map<String, OpenApiInteractionValidator> VALIDATORS = new HashMap<>();

    /** Findings in which the files contradict their own examples or themselves. */
    private enum Defect {
        LINK_AND_OBJECT_HAVE_NO_REQUIRED_MEMBERS("failed to match exactly one schema (matched 2 out of 2)"),
        REQUESTED_AMOUNT_IS_A_NUMBER_IN_THE_EXAMPLE("/requested_amount'] Instance type (number)");

        private final String text;

        Defect(String text) {
            this.text = text;
        }

        /** A finding names its causes in indented lines; the last ones are the root. */
        static boolean explains(String finding) {
            String[] lines = finding.split("\n");
            String root = lines[lines.length - 1];
            return Arrays.stream(values()).anyMatch(defect -> root.contains(defect.text));
        }
    }

    private static Optional<Path> files;

    @BeforeAll
    static void findFiles() {
        files = folder();
    }

    /** The folder beside the project's root; a work tree of it may lie one level deeper. */
    private static Optional<Path> folder() {
        for (Path at = Path.of("").toAbsolutePath(); at.getParent() != null; at = at.getParent()) {
            Path beside = at.resolveSibling("shared").resolve("bigcommerce").resolve("openapi");
            if (Files.isDirectory(beside)) {
                return Optional.of(beside);
            }
        }
        return Optional.empty();
    }

    @BeforeEach
    void fill() {
        if (files.isEmpty()) {
            System.getLogger(OpenApiTest.class.getName())
                    .log(System.Logger.Level.WARNING, "Skipped: the official OpenAPI files are not beside the project");
        }
        Assumptions.assumeTrue(files.isPresent(), "the official OpenAPI files are not beside the project");
        store.generateOrders(200, 11, OrderMix.typical().withCouponShare(0.5));
        store.addOrder(OrderSpec.of("10.00").withFee("Packing", "2.00").withCoupon("ANN10", "1.00"));
        client.write("POST", "v3/hooks", "{\"scope\":\"store/order/*\",\"destination\":\"https://a.example/\"}");
        store.addCoupon(Coupon.of("ANN10", CouponType.PERCENTAGE_DISCOUNT, "10.0000"));
    }

    private static OpenApiInteractionValidator validator(String file) {
        return VALIDATORS.computeIfAbsent(file, name -> OpenApiInteractionValidator.createForSpecificationUrl(
                        files.orElseThrow().resolve(name).toUri().toString())
                .withLevelResolver(LevelResolver.create()
                        .withLevel("validation.schema.additionalProperties", Level.IGNORE)
                        .build())
                .build());
    }

    private void check(String file, Method method, String path, HttpResponse<String> response) {
        SimpleResponse.Builder answer =
                SimpleResponse.Builder.status(response.statusCode()).withBody(response.body());
        response.headers().firstValue("Content-Type").ifPresent(answer::withContentType);
        ValidationReport report = validator(file).validateResponse(path, method, answer.build());
        assertThat(report.getMessages().stream()
                        .filter(message -> message.getLevel() == Level.ERROR)
                        .map(Object::toString)
                        .filter(text -> !Defect.explains(text)))
                .as(method + " " + path)
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "orders.v2.oas2.yml, v2, /orders",
        "orders.v2.oas2.yml, v2, /orders/count",
        "orders.v2.oas2.yml, v2, /orders/301",
        "orders.v2.oas2.yml, v2, /orders/301/coupons",
        "orders.v2.oas2.yml, v2, /orders/301/products",
        "orders.v2.oas2.yml, v2, /orders/301/fees",
        "orders.v2.oas2.yml, v2, /orders/301/consignments",
        "orders.v2.oas2.yml, v2, /order_statuses",
        "orders.v2.oas2.yml, v2, /order_statuses/10",
        "orders.v3.yml, v3, /orders/payment_actions/refunds",
        "orders.v3.yml, v3, /orders/payment_actions/refunds/1",
        "marketing.v2.yml, v2, /coupons",
        "marketing.v2.yml, v2, /coupons/count",
        "store_information.v2.yml, v2, /store",
        "store_information.v2.yml, v2, /time",
        "webhooks.v3.yml, v3, /hooks",
        "scripts.v3.yml, v3, /content/scripts"
    })
    void answersAsTheOfficialFilesSay(String file, String version, String path) {
        check(file, Method.GET, path, client.get(version + path));
    }

    @Test
    void includedLinesAreAsTheOfficialFileSays() {
        check("orders.v2.oas2.yml", Method.GET, "/orders", client.get("v2/orders" + LINES));
    }
}
