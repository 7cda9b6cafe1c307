package io.tributary.platform.leaddyno.internal.rest;

import io.tributary.audit.Actor;
import io.tributary.platform.AccountId;
import io.tributary.platform.leaddyno.Difference;
import io.tributary.platform.leaddyno.KeyTest;
import io.tributary.platform.leaddyno.LeadDyno;
import io.tributary.platform.leaddyno.LeadDynoAccount;
import io.tributary.platform.leaddyno.LeadDynoSettings;
import io.tributary.platform.leaddyno.LeadDynoSettings.CancelledAgain;
import io.tributary.platform.leaddyno.LeadDynoSettings.PurchaseCode;
import io.tributary.platform.leaddyno.LeadDynoSettings.WithoutAffiliate;
import io.tributary.platform.leaddyno.LeadDynoSettings.WithoutEmail;
import io.tributary.platform.leaddyno.Shadow;
import io.tributary.rest.ApiProblem;
import io.tributary.rest.RestSection.Caller;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;

/** How an account of LeadDyno is set up. */
public final class LeadDynoResource {
    private static final int MOST_DIFFERENCES = 500;

    private final LeadDyno leadDyno;
    private final String segment;
    private final Caller caller;

    LeadDynoResource(LeadDyno leadDyno, String segment, Caller caller) {
        this.leadDyno = leadDyno;
        this.segment = segment;
        this.caller = caller;
    }

    @GET
    public LeadDynoJson get() {
        return LeadDynoJson.of(Requests.account(leadDyno, segment));
    }

    /** Makes the account or changes it; what is left out stays, or is the usual. */
    @PUT
    public LeadDynoJson put(SettingsJson body) {
        required(body);
        AccountId id = Requests.id(segment);
        Optional<LeadDynoAccount> before = Requests.ask(() -> leadDyno.account(id));
        LeadDynoSettings settings = new LeadDynoSettings(
                text(body.name(), before.map(LeadDynoAccount::name)),
                text(body.privateKey(), Optional.empty()),
                text(body.publicKey(), before.map(LeadDynoAccount::publicKey)),
                Requests.choice(
                        PurchaseCode.class,
                        "purchaseCode",
                        body.purchaseCode(),
                        before.map(LeadDynoAccount::purchaseCode).orElse(PurchaseCode.ORDER_ID)),
                Requests.choice(
                        WithoutAffiliate.class,
                        "withoutAffiliate",
                        body.withoutAffiliate(),
                        before.map(LeadDynoAccount::withoutAffiliate).orElse(WithoutAffiliate.SEND)),
                Requests.choice(
                        WithoutEmail.class,
                        "withoutEmail",
                        body.withoutEmail(),
                        before.map(LeadDynoAccount::withoutEmail).orElse(WithoutEmail.REFUSE)),
                Requests.choice(
                        CancelledAgain.class,
                        "cancelledAgain",
                        body.cancelledAgain(),
                        before.map(LeadDynoAccount::cancelledAgain).orElse(CancelledAgain.REFUSE)));
        return LeadDynoJson.of(Requests.ask(() -> leadDyno.connect(id, settings, actor())));
    }

    /** Asks LeadDyno whether it takes the keys; without a body, those that are kept. Writes nothing. */
    @POST
    @Path("test")
    public TestJson test(KeysJson body) {
        AccountId id = Requests.id(segment);
        Optional<LeadDynoAccount> before = Requests.ask(() -> leadDyno.account(id));
        String privateKey = body == null ? "" : text(body.privateKey(), Optional.empty());
        String publicKey = text(body == null ? null : body.publicKey(), before.map(LeadDynoAccount::publicKey));
        KeyTest test = Requests.ask(() -> leadDyno.test(id, privateKey, publicKey));
        return new TestJson(test.ok(), test.result().name().toLowerCase(Locale.ROOT), test.message());
    }

    /** Reads the affiliates now. */
    @POST
    @Path("poll")
    public LeadDynoJson poll() {
        AccountId id = Requests.id(segment);
        return LeadDynoJson.of(Requests.ask(() -> leadDyno.poll(id)));
    }

    /** The latest purchases that LeadDyno does not hold as it was asked to. */
    @GET
    @Path("differences")
    public DifferencesJson differences() {
        AccountId id = Requests.id(segment);
        return new DifferencesJson(
                Requests.ask(() -> leadDyno.differences(id, MOST_DIFFERENCES)).stream()
                        .map(DifferenceJson::of)
                        .toList(),
                null);
    }

    /** How the other platform's purchases and LeadDyno's compare, for an account that both have. */
    @GET
    @Path("shadow")
    public ShadowJson shadow() {
        AccountId id = Requests.id(segment);
        return ShadowJson.of(Requests.ask(() -> leadDyno.shadow(id)));
    }

    /** Compares some of those that wait for it. */
    @POST
    @Path("shadow/compare")
    public ShadowJson compare() {
        AccountId id = Requests.id(segment);
        return ShadowJson.of(Requests.ask(() -> leadDyno.compare(id)));
    }

    /** From now on the account is LeadDyno's. */
    @POST
    @Path("shadow/take-over")
    public ShadowJson takeOver() {
        AccountId id = Requests.id(segment);
        return ShadowJson.of(Requests.ask(() -> leadDyno.takeOver(id, actor())));
    }

    /** The account is the other platform's again, as long as LeadDyno was told of nothing. */
    @POST
    @Path("shadow/hand-back")
    public ShadowJson handBack() {
        AccountId id = Requests.id(segment);
        return ShadowJson.of(Requests.ask(() -> leadDyno.handBack(id, actor())));
    }

    private Actor actor() {
        return new Actor(caller.user(), caller.from());
    }

    private static void required(Object body) {
        if (body == null) {
            throw ApiProblem.malformed("", "the body is missing");
        }
    }

    private static String text(String given, Optional<String> otherwise) {
        return given == null ? otherwise.orElse("") : given;
    }

    /**
     * What is entered.
     *
     * @param privateKey only when it is new; it is never told again
     * @param purchaseCode {@code order-id} or {@code store-and-order-id}
     * @param withoutAffiliate {@code send} or {@code keep-back}
     * @param withoutEmail {@code refuse} or {@code placeholder}
     * @param cancelledAgain {@code refuse} or {@code new-code}
     */
    public record SettingsJson(
            String name,
            String privateKey,
            String publicKey,
            String purchaseCode,
            String withoutAffiliate,
            String withoutEmail,
            String cancelledAgain) {
        /** Keys are secret. */
        @Override
        public String toString() {
            return "SettingsJson[***]";
        }
    }

    /** Keys to try. */
    public record KeysJson(String privateKey, String publicKey) {
        /** Keys are secret. */
        @Override
        public String toString() {
            return "KeysJson[***]";
        }
    }

    /** @param result {@code ok}, {@code swapped}, {@code wrong}, {@code invalid} or {@code unreachable} */
    public record TestJson(boolean ok, String result, String message) {}

    /**
     * An account as it is set up.
     *
     * @param purchaseCodeFixed whether the form of purchase codes can change no more
     * @param polledAt when the affiliates were read last; null for never
     * @param pollProblem null when the last reading worked
     * @param trackingCode null without a public key
     */
    public record LeadDynoJson(
            String id,
            String name,
            String publicKey,
            String purchaseCode,
            boolean purchaseCodeFixed,
            String withoutAffiliate,
            String withoutEmail,
            String cancelledAgain,
            Instant polledAt,
            String pollProblem,
            String trackingCode) {
        static LeadDynoJson of(LeadDynoAccount account) {
            return new LeadDynoJson(
                    account.id().value(),
                    account.name(),
                    account.publicKey(),
                    account.purchaseCode().word(),
                    account.codeFixed(),
                    account.withoutAffiliate().word(),
                    account.withoutEmail().word(),
                    account.cancelledAgain().word(),
                    account.polledAt().orElse(null),
                    account.pollProblem().isEmpty() ? null : account.pollProblem(),
                    account.trackingCode().orElse(null));
        }
    }

    /**
     * How two platforms compare.
     *
     * @param on whether the account is the other platform's
     * @param takenOverAt since when it is LeadDyno's; null when it always was, or is not
     * @param items the latest differences, by order
     */
    public record ShadowJson(boolean on, Instant takenOverAt, long decided, long compared, List<DifferenceJson> items) {
        static ShadowJson of(Shadow shadow) {
            return new ShadowJson(
                    shadow.on(),
                    shadow.takenOverAt().orElse(null),
                    shadow.decided(),
                    shadow.compared(),
                    shadow.differences().stream().map(DifferenceJson::of).toList());
        }
    }

    /** Differences, the latest first. */
    public record DifferencesJson(List<DifferenceJson> items, String next) {}

    /** A difference. */
    public record DifferenceJson(String store, long orderId, String purchaseCode, String remark, Instant since) {
        static DifferenceJson of(Difference difference) {
            return new DifferenceJson(
                    difference.store(),
                    difference.order(),
                    difference.purchaseCode(),
                    difference.remark(),
                    difference.since());
        }
    }
}
