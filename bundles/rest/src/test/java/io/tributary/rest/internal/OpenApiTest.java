package io.tributary.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.rest.RestSection.Scope;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenApiTest {
    private final JsonNode document =
            new OpenApi(List.of(new Notes(Scope.ROOT, "notes"), new Notes(Scope.STORE, "notes"))).document();

    @Test
    void listsEveryAddressWithItsMethods() {
        JsonNode paths = document.get("paths");

        assertThat(paths.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "/",
                        "/openapi.json",
                        "/notes",
                        "/notes/{id}",
                        "/accounts/{account}/stores/{store}/notes",
                        "/accounts/{account}/stores/{store}/notes/{id}");
        assertThat(paths.get("/notes").fieldNames()).toIterable().containsExactlyInAnyOrder("get", "post");
        assertThat(paths.get("/notes/{id}").fieldNames()).toIterable().containsExactlyInAnyOrder("get", "delete");
    }

    @Test
    void namesTheParametersOfTheAddressAndOfTheQuery() {
        JsonNode list = document.at("/paths/~1accounts~1{account}~1stores~1{store}~1notes/get/parameters");

        assertThat(list.toString())
                .isEqualTo("[{\"name\":\"account\",\"in\":\"path\",\"schema\":{\"type\":\"string\"},\"required\":true},"
                        + "{\"name\":\"store\",\"in\":\"path\",\"schema\":{\"type\":\"string\"},\"required\":true},"
                        + "{\"name\":\"limit\",\"in\":\"query\",\"schema\":{\"type\":\"integer\",\"format\":\"int32\","
                        + "\"default\":\"50\"}}]");
    }

    @Test
    void describesRecordsOnceAndByName() {
        assertThat(document.at("/paths/~1notes/post/requestBody/content/application~1json/schema")
                        .toString())
                .isEqualTo("{\"$ref\":\"#/components/schemas/Note\"}");
        assertThat(document.at("/components/schemas/Note/properties").toString())
                .isEqualTo("{\"title\":{\"type\":\"string\"},\"price\":{\"type\":\"number\"},"
                        + "\"at\":{\"type\":\"string\",\"format\":\"date-time\"},\"open\":{\"type\":\"boolean\"},"
                        + "\"colour\":{\"type\":\"string\",\"enum\":[\"RED\",\"GREEN\"]},"
                        + "\"lines\":{\"type\":\"array\",\"items\":{\"$ref\":\"#/components/schemas/Line\"}}}");
    }

    @Test
    void saysThatEveryOperationMayEndInAProblem() {
        List<JsonNode> problems = document.findValues("default").stream()
                .filter(JsonNode::isObject)
                .toList();

        assertThat(problems).hasSize(10).allSatisfy(problem -> assertThat(
                        problem.at("/content/application~1problem+json/schema/$ref")
                                .asText())
                .isEqualTo("#/components/schemas/Problem"));
    }

    @Test
    void givesEachOperationItsOwnId() {
        List<String> ids = document.findValuesAsText("operationId");

        assertThat(ids).hasSize(10).doesNotHaveDuplicates();
    }
}
