package io.tributary.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.rest.ApiProblem;
import io.tributary.rest.Csv;
import io.tributary.rest.RestSection;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvAnswerTest {
    private static ApiServer api;

    @BeforeAll
    static void start() {
        api = new ApiServer(ApiServer.ADMIN, new Tables());
    }

    @AfterAll
    static void stop() throws Exception {
        api.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "text/html,*/*;q=0.8", "text/csv"})
    void reachesTheCallerAsAFile(String accept) throws Exception {
        HttpResponse<String> answer = api.send(api.request("/tables/export.csv").header("Accept", accept));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/csv;charset=utf-8");
        assertThat(answer.headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"names.csv\"");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.body()).isEqualTo("\uFEFFname\r\n'=1+1\r\nZoë\r\n");
    }

    @Test
    void isAProblemWhereThereIsNoTable() throws Exception {
        HttpResponse<String> answer = api.get("/tables/missing.csv");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    /** A file that ends early and looks whole would be believed. */
    @Test
    void doesNotLookWholeWhenItBreaksOff() {
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> api.get("/tables/broken.csv"));
    }

    @Test
    void isAProblemAsLongAsNothingWasSent() throws Exception {
        HttpResponse<String> answer = api.get("/tables/early.csv");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).startsWith("{").contains("This should not have happened");
    }

    @Test
    void isDescribedAsCsv() {
        JsonNode responses =
                new OpenApi(List.of(new Tables())).document().at("/paths/~1tables~1export.csv/get/responses");

        assertThat(responses.at("/200").toString())
                .isEqualTo(
                        "{\"description\":\"The file\",\"content\":{\"text/csv\":{\"schema\":{\"type\":\"string\"}}}}");
    }

    /** Tables as a bundle would bring them. */
    private record Tables() implements RestSection {
        @Override
        public Scope scope() {
            return Scope.ROOT;
        }

        @Override
        public String name() {
            return "tables";
        }

        @Override
        public Object resource(Place place) {
            return new Resource();
        }

        @Override
        public Class<?> type() {
            return Resource.class;
        }
    }

    public static final class Resource {
        @GET
        @Path("export.csv")
        @Produces(Csv.MEDIA_TYPE)
        public Response export() {
            return Csv.attachment("names.csv", List.of("name"), csv -> {
                csv.row("=1+1");
                csv.row("Zoë");
            });
        }

        @GET
        @Path("missing.csv")
        @Produces(Csv.MEDIA_TYPE)
        public Response missing() {
            throw ApiProblem.notFound("There is no such table.");
        }

        @GET
        @Path("early.csv")
        @Produces(Csv.MEDIA_TYPE)
        public Response early() {
            return Csv.attachment("names.csv", List.of("name"), csv -> {
                throw new IOException("the database went away");
            });
        }

        @GET
        @Path("broken.csv")
        @Produces(Csv.MEDIA_TYPE)
        public Response broken() {
            return Csv.attachment("names.csv", List.of("name"), csv -> {
                for (int row = 0; row < 100_000; row++) {
                    csv.row("Zoë");
                }
                throw new IOException("the database went away");
            });
        }
    }
}
