package io.tributary.platform.embedded.internal.rest;

import io.tributary.audit.Actor;
import io.tributary.platform.AccountId;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.embedded.Lead;
import io.tributary.platform.embedded.Person;
import io.tributary.platform.embedded.Tracking;
import io.tributary.platform.embedded.Visit;
import io.tributary.rest.ApiProblem;
import java.time.Instant;
import java.util.List;
import javax.ws.rs.POST;
import javax.ws.rs.Path;

/**
 * What one account keeps of single persons, for those who ask to see it or to have it deleted. Whom, the body says: addresses
 * of requests are written into logs.
 */
public final class PeopleResource {
    private final Tracking tracking;
    private final AccountId account;
    private final Actor by;

    PeopleResource(Tracking tracking, AccountId account, Actor by) {
        this.tracking = tracking;
        this.account = account;
        this.by = by;
    }

    /** All that is kept of who left this address on a page. */
    @POST
    @Path("export")
    public PersonJson export(WhoJson body) {
        String given = given(body);
        return PersonJson.of(Requests.ask(() -> tracking.person(account, given)));
    }

    /** Deletes all that is kept of who left this address on a page; sums and purchases stay. */
    @POST
    @Path("erase")
    public ForgottenJson erase(WhoJson body) {
        String given = given(body);
        return new ForgottenJson(Requests.ask(() -> tracking.forget(account, given, by)));
    }

    private static String given(WhoJson body) {
        return Requests.given(Requests.required("body", body).email())
                .orElseThrow(() -> ApiProblem.invalid("email", "email is missing"));
    }

    /** @param email the address that she left */
    public record WhoJson(String email) {}

    /** @param rows how many rows of the database were deleted */
    public record ForgottenJson(long rows) {}

    /** A person. */
    public record PersonJson(
            String email,
            LeadJson lead,
            List<BrowserJson> browsers,
            List<VisitJson> visits,
            List<VisitJson> sentByAffiliates,
            List<OrderJson> orders) {
        static PersonJson of(Person person) {
            return new PersonJson(
                    person.email(),
                    person.lead().map(LeadJson::of).orElse(null),
                    person.visitors().stream()
                            .map(browser -> new BrowserJson(browser.visitor(), browser.leftAt(), browser.source()))
                            .toList(),
                    person.visits().stream().map(VisitJson::of).toList(),
                    person.touches().stream().map(VisitJson::of).toList(),
                    person.orders().stream()
                            .map(order -> new OrderJson(order.store(), order.order(), order.visitor(), order.at()))
                            .toList());
        }
    }

    /** When and where the address was left first. */
    public record LeadJson(String email, Instant at, String source, String affiliate, String landing) {
        static LeadJson of(Lead lead) {
            return new LeadJson(
                    lead.email(),
                    lead.at(),
                    lead.source(),
                    lead.affiliate().map(AffiliateId::value).orElse(null),
                    lead.landing());
        }
    }

    /** A browser, and when the address was left in it. */
    public record BrowserJson(String visitor, Instant leftAt, String source) {}

    /** A visit. */
    public record VisitJson(
            Instant at,
            String visitor,
            String affiliate,
            String code,
            String subId,
            String source,
            String medium,
            String campaign,
            String landing,
            String referrer) {
        static VisitJson of(Visit visit) {
            return new VisitJson(
                    visit.at(),
                    visit.visitor(),
                    visit.affiliate().map(AffiliateId::value).orElse(null),
                    visit.code(),
                    visit.subId(),
                    visit.source(),
                    visit.medium(),
                    visit.campaign(),
                    visit.landing(),
                    visit.referrer());
        }
    }

    /** @param store empty where only the browser told of the order */
    public record OrderJson(String store, long orderId, String visitor, Instant at) {}
}
