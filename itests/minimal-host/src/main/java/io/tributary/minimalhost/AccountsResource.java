package io.tributary.minimalhost;

import io.tributary.platform.AffiliatePlatform;
import io.tributary.platform.PlatformException;
import io.tributary.rest.ApiProblem;
import io.tributary.rest.RestSection.VisibleAccounts;
import java.util.List;
import javax.ws.rs.GET;

/** The accounts that the caller may see. */
public final class AccountsResource {
    private final AffiliatePlatform host;
    private final VisibleAccounts visible;

    AccountsResource(AffiliatePlatform host, VisibleAccounts visible) {
        this.host = host;
        this.visible = visible;
    }

    @GET
    public AccountsJson list() {
        try {
            return new AccountsJson(
                    host.accounts().stream()
                            .filter(account -> visible.isAll()
                                    || visible.ids().contains(account.id().value()))
                            .map(account -> new AccountJson(account.id().value(), account.name()))
                            .toList(),
                    null);
        } catch (PlatformException e) {
            throw ApiProblem.unavailable(e.getMessage());
        }
    }

    /** All of them; there is no next page. */
    public record AccountsJson(List<AccountJson> items, String next) {}

    /** An account. */
    public record AccountJson(String id, String name) {}
}
