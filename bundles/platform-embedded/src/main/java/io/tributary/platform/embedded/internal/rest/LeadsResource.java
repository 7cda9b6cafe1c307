package io.tributary.platform.embedded.internal.rest;

import io.tributary.platform.AffiliateId;
import io.tributary.platform.embedded.Lead;
import io.tributary.platform.embedded.LeadFilter;
import io.tributary.platform.embedded.Tracking;
import io.tributary.platform.embedded.internal.rest.SenderNames.SenderJson;
import io.tributary.rest.ApiProblem;
import io.tributary.rest.Csv;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Response;

/** Those who left an e-mail address on pages of one account. */
public final class LeadsResource {
    private final Tracking tracking;
    private final SenderNames senders;

    LeadsResource(Tracking tracking, SenderNames senders) {
        this.tracking = tracking;
        this.senders = senders;
    }

    /**
     * Leads, the newest first.
     *
     * @param after {@code next} of the piece before
     * @param limit how many, from 1 to 200; 50 without it
     * @param affiliate who sent them
     * @param q a whole e-mail address: addresses are encrypted, so that no part of one can be looked for
     */
    @GET
    public LeadsJson list(
            @QueryParam("after") String after,
            @QueryParam("limit") String limit,
            @QueryParam("affiliate") String affiliate,
            @QueryParam("q") String q) {
        int most = Requests.page(null, limit).size();
        LeadFilter filter = filter(affiliate, q);
        OptionalLong before = after(after);
        List<Lead> leads = Requests.ask(() -> tracking.leads(senders.account(), filter, before, most + 1));
        List<Lead> shown = leads.subList(0, Math.min(most, leads.size()));
        Map<AffiliateId, SenderJson> affiliates =
                senders.of(shown.stream().map(Lead::affiliate).toList());
        return new LeadsJson(
                shown.stream()
                        .map(lead -> LeadJson.of(
                                lead, lead.affiliate().map(affiliates::get).orElse(null)))
                        .toList(),
                leads.size() > most ? Long.toString(shown.get(most - 1).id()) : null);
    }

    /** The same as a file. */
    @GET
    @Path("export.csv")
    @Produces(Csv.MEDIA_TYPE)
    public Response export(@QueryParam("affiliate") String affiliate, @QueryParam("q") String q) {
        LeadFilter filter = filter(affiliate, q);
        Export.Pieces<Lead> pieces = last -> tracking.leads(
                senders.account(),
                filter,
                last.map(lead -> OptionalLong.of(lead.id())).orElse(OptionalLong.empty()),
                Export.PIECE);
        return Export.csv(
                "leads.csv", List.of("email", "at", "source", "affiliate", "landing"), pieces, LeadsResource::row);
    }

    private static Object[] row(Lead lead) {
        return new Object[] {
            lead.email(),
            lead.at(),
            lead.source(),
            lead.affiliate().map(AffiliateId::value).orElse(null),
            lead.landing()
        };
    }

    private static LeadFilter filter(String affiliate, String q) {
        return new LeadFilter(Requests.given(affiliate).map(AffiliateId::new), Requests.given(q));
    }

    private static OptionalLong after(String after) {
        try {
            return Requests.given(after)
                    .map(text -> OptionalLong.of(Long.parseLong(text)))
                    .orElse(OptionalLong.empty());
        } catch (NumberFormatException e) {
            throw ApiProblem.invalid("after", "after is what the answer before said as next, not '" + after + "'");
        }
    }

    /** @param next to be given as {@code after} for what follows; null at the end */
    public record LeadsJson(List<LeadJson> items, String next) {}

    /**
     * A lead.
     *
     * @param at the first time
     * @param source the kind of form: {@code checkout}, {@code account}, {@code newsletter}, {@code form}, {@code script}
     * @param affiliate who had sent her then; null for nobody
     * @param landing host and path of the page
     */
    public record LeadJson(String email, Instant at, String source, SenderJson affiliate, String landing) {
        static LeadJson of(Lead lead, SenderJson affiliate) {
            return new LeadJson(lead.email(), lead.at(), lead.source(), affiliate, lead.landing());
        }
    }
}
