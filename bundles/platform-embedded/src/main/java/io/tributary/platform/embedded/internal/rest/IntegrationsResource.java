package io.tributary.platform.embedded.internal.rest;

import io.tributary.platform.AccountId;
import io.tributary.platform.Integration;
import java.util.Comparator;
import java.util.List;
import javax.ws.rs.GET;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The integrations that an account can use. */
public final class IntegrationsResource {
    private static final Logger LOG = LoggerFactory.getLogger(IntegrationsResource.class);

    private final AllAccounts all;
    private final List<Integration> integrations;
    private final AccountId account;

    IntegrationsResource(AllAccounts all, List<Integration> integrations, AccountId account) {
        this.all = all;
        this.integrations = integrations;
        this.account = account;
    }

    @GET
    public ListJson<IntegrationJson> list() {
        Requests.ask(() -> all.get(account));
        return new ListJson<>(
                integrations.stream()
                        .sorted(Comparator.comparing(Integration::name).thenComparing(Integration::id))
                        .map(this::json)
                        .toList(),
                null);
    }

    /** One that cannot tell how it stands does not hide the others. */
    private IntegrationJson json(Integration integration) {
        Integration.Status status;
        try {
            status = integration.status(account);
        } catch (RuntimeException e) {
            LOG.warn("The integration {} cannot tell how it stands with the account {}", integration.id(), account, e);
            status = new Integration.Status(
                    Integration.State.NEEDS_ATTENTION, "It cannot be told how it stands; the log says why.");
        }
        return new IntegrationJson(
                integration.id(),
                integration.name(),
                integration.category(),
                Requests.word(status.state()).replace('_', '-'),
                status.reason());
    }

    /**
     * An integration's card.
     *
     * @param state {@code not-connected}, {@code active} or {@code needs-attention}
     * @param reason why it needs attention; empty otherwise
     */
    public record IntegrationJson(String id, String name, String category, String state, String reason) {}
}
