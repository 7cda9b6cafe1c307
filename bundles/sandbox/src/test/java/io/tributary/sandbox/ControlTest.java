package io.tributary.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ControlTest extends SandboxTest {

    private Client control;

    @BeforeEach
    void openControl() {
        control = Client.withHeader(server.controlPath(), "X-Test", "yes");
    }

    private HttpResponse<String> send(String method, String path, String json) {
        return control.write(method, path, json.replace('\'', '"'));
    }

    private JsonNode post(String path, String json) {
        HttpResponse<String> response = send("POST", path, json);
        assertThat(response.statusCode()).as(response.body()).isIn(201, 204);
        return response.body().isEmpty() ? null : Client.json(response);
    }

    @Test
    void makesAStoreAndTellsItsRandomSecrets() {
        JsonNode told = post("stores", "{'hash':'demo1','legacyUser':'ann','unlimited':true}");

        SandboxStore made = server.store("demo1").orElseThrow();
        assertThat(told.get("token").textValue())
                .hasSize(32)
                .isEqualTo(made.spec().token());
        assertThat(told.get("apiPath").textValue()).isEqualTo(made.apiPath().toString());
        assertThat(told.at("/legacy/key").textValue())
                .isEqualTo(made.spec().legacy().orElseThrow().key());
        assertThat(control.get("stores").body())
                .contains("demo1")
                .doesNotContain(made.spec().token());
    }

    @Test
    void doesWhatAMerchantDoes() {
        long id = post(
                        "stores/abc123/orders",
                        "{'lines':[{'name':'Mug','quantity':2,'price':'50.00'}],'status':1,"
                                + "'coupons':[{'code':'ANN10','discount':'10.00'}],'buyer':{'email':'a@example.com'}}")
                .get("id")
                .asLong();

        assertThat(client.json("v2/orders/" + id).get("total_ex_tax").textValue())
                .isEqualTo("90.0000");
        send("PUT", "stores/abc123/orders/" + id, "{'status':11}");
        assertThat(store.order(id).statusId()).isEqualTo(11);
        assertThat(store.order(id).lines()).hasSize(1);
        send("PUT", "stores/abc123/orders/" + id, "{'lines':[{'price':'80.00'}]}");
        assertThat(client.json("v2/orders/" + id).get("total_ex_tax").textValue())
                .isEqualTo("70.0000");
        post("stores/abc123/orders/" + id + "/refunds", "{'items':[{'kind':'ORDER','amount':'5.00'}]}");
        assertThat(store.order(id).statusId()).isEqualTo(14);
        send("DELETE", "stores/abc123/orders/" + id, "");
        assertThat(store.orderCount()).isZero();
    }

    @Test
    void generatesOrders() {
        JsonNode told = post(
                "stores/abc123/orders/generate",
                "{'count':40,'seed':3,'codes':['DAN15'],'couponShare':1.0,'statuses':[10,11]}");

        assertThat(told.get("first").asLong()).isEqualTo(101);
        assertThat(store.orderIds()).hasSize(40);
        assertThat(store.order(140).coupons()).extracting(CouponUse::code).containsExactly("DAN15");
    }

    @Test
    void keepsOrdersArriving() throws InterruptedException {
        CountDownLatch arrived = new CountDownLatch(1);
        store.afterAnswer(request -> {
            if (store.orderCount() > 0) {
                arrived.countDown();
            }
        });
        assertThat(send("PUT", "stores/abc123/arrivals", "{'perMinute':600,'seed':1}")
                        .statusCode())
                .isEqualTo(204);

        while (!arrived.await(20, TimeUnit.MILLISECONDS)) {
            client.get("v2/time");
        }

        assertThat(send("DELETE", "stores/abc123/arrivals", "").statusCode()).isEqualTo(204);
        assertThat(send("PUT", "stores/abc123/arrivals", "{'perMinute':601}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void showsCouponsAndRequests() {
        post("stores/abc123/coupons", "{'code':'SUMMER','type':'percentage_discount','amount':'20'}");
        send("PUT", "stores/abc123/coupons/1", "{'amount':'25'}");
        client.get("v2/coupons");

        assertThat(control.json("stores/abc123/coupons").at("/0/amount").textValue())
                .isEqualTo("25");
        JsonNode requests = control.json("stores/abc123/requests");
        assertThat(requests.get("count").asLong()).isEqualTo(1);
        assertThat(requests.at("/newest/0/resource").textValue()).isEqualTo("/v2/coupons");
        send("DELETE", "stores/abc123/requests", "");
        assertThat(store.requestCount()).isZero();
        send("DELETE", "stores/abc123/coupons/1", "");
        assertThat(store.coupons()).isEmpty();
    }

    @Test
    void rotatesTheToken() {
        JsonNode told = Client.json(send("PUT", "stores/abc123/token", "{}"));

        assertThat(client.get("v2/time").statusCode()).isEqualTo(401);
        assertThat(told.get("token").textValue()).hasSize(32);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'kind':'status','status':503",
                "'kind':'answer','status':200,'body':'{}'",
                "'kind':'html'",
                "'kind':'tooManyRequests','reset':'-5'",
                "'kind':'redirect','location':'http://evil.example/'",
                "'kind':'headers','headers':{'Content-Type':'text/plain'}",
                "'kind':'truncate','bytes':2",
                "'kind':'byteOrderMark'",
                "'kind':'brokenGzip'"
            })
    void injectsFaults(String members) {
        String right = client.get("v2/time").toString()
                + client.get("v2/time").headers()
                + client.get("v2/time").body();
        post("stores/abc123/faults", "{'resource':'/v2/time','times':3," + members + "}");

        String wrong = client.get("v2/time").toString()
                + client.get("v2/time").headers()
                + client.get("v2/time").body();

        assertThat(wrong).isNotEqualTo(right);
        assertThat(client.get("v2/time").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"drop", "loseAnswer", "cut", "wrongLength", "unendedChunks"})
    void injectsBrokenConnections(String kind) {
        post("stores/abc123/faults", "{'resource':'/v2/time','always':true,'kind':'" + kind + "'}");

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> client.get("v2/time"))
                .hasCauseInstanceOf(IOException.class);
        send("DELETE", "stores/abc123/faults", "");
        assertThat(client.get("v2/time").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'kind':'nonsense','resource':'/v2/time'}",
                "{'kind':'status'}",
                "{'kind':'status','resource':'/v2/time','nth':0}",
                "{'kind':'status','resource':'/v2/time','nth':'one'}",
                "{"
            })
    void saysWhatIsWrong(String json) {
        HttpResponse<String> response = send("POST", "stores/abc123/faults", json);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Client.json(response).get("error").textValue()).isNotBlank();
    }

    @Test
    void unknownStoresOrdersAndPathsAreRefused() {
        assertThat(send("POST", "stores/nobody/orders", "{}").statusCode()).isEqualTo(404);
        assertThat(send("PUT", "stores/abc123/orders/7", "{}").statusCode()).isEqualTo(400);
        assertThat(control.get("nothing").statusCode()).isEqualTo(404);
        assertThat(send("POST", "stores", "{'hash':'abc123'}").statusCode()).isEqualTo(400);
    }

    @Test
    void webPagesAreKeptOut() throws IOException {
        HttpRequest crossSite = control.request("stores")
                .header("Origin", "https://evil.example")
                .build();
        HttpRequest form = control.request("stores")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{\"hash\":\"x\"}"))
                .build();

        assertThat(control.send(crossSite).statusCode()).isEqualTo(403);
        assertThat(control.send(form).statusCode()).isEqualTo(415);
    }
}
