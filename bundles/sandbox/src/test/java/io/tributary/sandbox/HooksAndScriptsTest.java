package io.tributary.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HooksAndScriptsTest extends SandboxTest {

    private HttpResponse<String> hook(String scope, String destination) {
        String json = "{\"scope\":\"" + scope + "\",\"destination\":\"" + destination + "\",\"headers\":{\"k\":\"v\"}}";
        return client.write("POST", "v3/hooks", json);
    }

    private HttpResponse<String> script(String members) {
        return client.write("POST", "v3/content/scripts", "{" + members.replace('\'', '"') + "}");
    }

    @Test
    void aHookIsCreatedListedChangedAndDeleted() {
        JsonNode hook = Client.json(hook("store/order/*", "https://app.example.com/hooks"))
                .get("data");
        String path = "v3/hooks/" + hook.get("id").asText();

        assertThat(hook.get("created_at").asLong()).isEqualTo(1_773_144_000L);
        assertThat(client.json("v3/hooks?scope=store/order/*").get("data")).hasSize(1);
        assertThat(client.json("v3/hooks?scope=store/cart/*").get("data")).isEmpty();
        clock.advance(Duration.ofSeconds(9));
        JsonNode changed =
                Client.json(client.write("PUT", path, "{\"is_active\":false}")).get("data");
        assertThat(changed.get("is_active").booleanValue()).isFalse();
        assertThat(changed.get("updated_at").asLong()).isEqualTo(1_773_144_009L);
        assertThat(client.json("v3/hooks?is_active=true").get("data")).isEmpty();
        assertThat(client.write("DELETE", path, "").statusCode()).isEqualTo(200);
        assertThat(client.get(path).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "store/order/*, http://app.example.com/hooks, 422",
        "store/order/*, https://app.example.com:8443/hooks, 422",
        "orders, https://app.example.com/hooks, 400",
    })
    void refusesWrongHooks(String scope, String destination, int status) {
        assertThat(hook(scope, destination).statusCode()).isEqualTo(status);
    }

    @Test
    void aHookIsUniqueAndAScopeHasTenAtMost() {
        for (int i = 0; i < 10; i++) {
            assertThat(hook("store/order/*", "https://app.example.com/" + i).statusCode())
                    .isEqualTo(200);
        }

        assertThat(hook("store/order/*", "https://app.example.com/3").statusCode())
                .isEqualTo(422);
        assertThat(hook("store/order/*", "https://app.example.com/new").statusCode())
                .isEqualTo(422);
        assertThat(hook("store/cart/*", "https://app.example.com/3").statusCode())
                .isEqualTo(200);
    }

    @Test
    void aScriptIsCreatedListedChangedAndDeleted() {
        JsonNode script = Client.json(script("'name':'Tracker','src':'https://cdn.example.com/t.js','kind':'src',"
                        + "'visibility':'storefront','consent_category':'analytics'"))
                .get("data");
        String path = "v3/content/scripts/" + script.get("uuid").textValue();

        assertThat(script.get("enabled").booleanValue()).isTrue();
        assertThat(client.json("v3/content/scripts").get("data")).hasSize(1);
        assertThat(client.json("v3/content/scripts?channel_id:in=2").get("data"))
                .isEmpty();
        JsonNode changed =
                Client.json(client.write("PUT", path, "{\"enabled\":false}")).get("data");
        assertThat(changed.get("enabled").booleanValue()).isFalse();
        assertThat(changed.get("name").textValue()).isEqualTo("Tracker");
        assertThat(client.write("DELETE", path, "").statusCode()).isEqualTo(204);
        assertThat(client.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void refusesWrongScripts() {
        assertThat(script("'kind':'src','src':'https://cdn.example.com/t.js'").statusCode())
                .isEqualTo(422);
        assertThat(script("'name':'T','kind':'src','src':'http://cdn.example.com/t.js'")
                        .statusCode())
                .isEqualTo(422);
        assertThat(script("'name':'T','kind':'script_tag','html':'alert(1)'").statusCode())
                .isEqualTo(422);
        assertThat(script("'name':'T','kind':'src','src':'https://cdn.example.com/t.js','location':'middle'")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void checkoutPagesNeedTheirOwnScope() {
        use(StoreSpec.of("plain").withoutQuota().withScopes("store_v2_content"));
        String script = "'name':'T','kind':'src','src':'https://cdn.example.com/t.js','visibility':'%s'";

        assertThat(script(String.format(script, "storefront")).statusCode()).isEqualTo(200);
        assertThat(script(String.format(script, "order_confirmation")).statusCode())
                .isEqualTo(403);
    }
}
