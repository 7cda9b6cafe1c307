package io.tributary.itests.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.itests.chaos.Moment.Event;
import io.tributary.itests.node.Rest;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The embedded platform, in the node itself. */
final class EmbeddedHost implements Host {
    private static final Plan PLAN = new Plan(
            1,
            1_500,
            5,
            2,
            40,
            List.of(
                    Event.REQUEST,
                    Event.REQUEST,
                    Event.REQUEST,
                    Event.COUPON,
                    Event.BEFORE_PUT,
                    Event.AFTER_PUT,
                    Event.AFTER_PUT));

    @Override
    public Plan plan() {
        return PLAN;
    }

    @Override
    public List<String> ready() {
        return List.of(Merchant.READY);
    }

    @Override
    public void join(Rest rest, String account) throws IOException, InterruptedException {
        rest.post("accounts", Map.of("id", account, "name", account)).good();
    }

    @Override
    public String ready(String account) {
        return affiliates(account);
    }

    private static String affiliates(String account) {
        return "accounts/" + account + "/affiliates";
    }

    @Override
    public boolean addAffiliate(Rest rest, String account, String code) throws IOException, InterruptedException {
        rest.post(
                        affiliates(account),
                        Map.of("name", "Affiliate " + code, "email", code + "@example.com", "code", code))
                .good();
        return true;
    }

    @Override
    public Set<String> codes(Rest rest, String account) throws IOException, InterruptedException {
        return rest.all(affiliates(account)).stream()
                .map(affiliate -> affiliate.path("code").asText())
                .collect(Collectors.toSet());
    }

    @Override
    public List<JsonNode> purchases(Rest rest, String account) throws IOException, InterruptedException {
        return rest.all("accounts/" + account + "/purchases");
    }

    @Override
    public Map<Long, Map<String, BigDecimal>> earned(Connection database, String account) throws SQLException {
        return Audit.earned(database, account);
    }

    @Override
    public Audit audit() {
        return new Audit();
    }
}
