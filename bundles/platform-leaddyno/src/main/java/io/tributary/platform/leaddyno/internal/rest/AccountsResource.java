package io.tributary.platform.leaddyno.internal.rest;

import io.tributary.platform.leaddyno.LeadDyno;
import io.tributary.platform.leaddyno.LeadDynoAccount;
import io.tributary.rest.RestSection.VisibleAccounts;
import java.util.List;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;

/** The accounts of the host; one is made by {@code PUT accounts/{account}/leaddyno}. */
public final class AccountsResource {
    private final LeadDyno leadDyno;
    private final VisibleAccounts visible;

    /** @param visible what the caller may see */
    AccountsResource(LeadDyno leadDyno, VisibleAccounts visible) {
        this.leadDyno = leadDyno;
        this.visible = visible;
    }

    @GET
    public AccountsJson list() {
        return new AccountsJson(
                Requests.ask(leadDyno::accounts).stream()
                        .filter(account -> visible.isAll()
                                || visible.ids().contains(account.id().value()))
                        .map(AccountJson::of)
                        .toList(),
                null);
    }

    @GET
    @Path("{account}")
    public AccountJson get(@PathParam("account") String account) {
        return AccountJson.of(Requests.account(leadDyno, account));
    }

    /** All of them; there is no next page. */
    public record AccountsJson(List<AccountJson> items, String next) {}

    /** An account. */
    public record AccountJson(String id, String name) {
        static AccountJson of(LeadDynoAccount account) {
            return new AccountJson(account.id().value(), account.name());
        }
    }
}
