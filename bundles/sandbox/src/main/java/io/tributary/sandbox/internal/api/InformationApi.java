package io.tributary.sandbox.internal.api;

import io.tributary.sandbox.StoreSpec;
import io.tributary.sandbox.internal.http.Answer;
import io.tributary.sandbox.internal.http.Routes;
import io.tributary.sandbox.internal.store.Store;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.zone.ZoneRules;
import java.util.Currency;
import java.util.Locale;
import java.util.UUID;

/** v2 store information and time. */
final class InformationApi {

    private InformationApi() {}

    static void addTo(Routes<Call> routes) {
        routes.add("GET", "/v2/store", Scopes.INFORMATION, InformationApi::store);
        routes.add("GET", "/v2/time", Scopes.INFORMATION, InformationApi::time);
    }

    private static Answer time(Call call) {
        call.out()
                .open('{')
                .field("time", call.store().clock().instant().getEpochSecond())
                .close('}');
        return Answer.json(200, call.request().out());
    }

    private static Answer store(Call call) {
        StoreSpec spec = call.store().spec();
        JsonOut out = call.out().open('{');
        writeIdentity(out, call.store());
        writeZone(out, spec, call.store().clock().instant());
        writeFormats(out, spec);
        writePlan(out, call.store());
        out.close('}');
        return Answer.json(200, call.request().out());
    }

    private static void writeIdentity(JsonOut out, Store store) {
        StoreSpec spec = store.spec();
        String mail = spec.hash() + ".example.com";
        String domain = store.storefront().map(URI::getAuthority).orElse(mail);
        out.field("id", spec.hash()).field("account_uuid", uuid(spec.hash())).field("domain", domain);
        out.field("secure_url", (store.storefront().isPresent() ? "http://" : "https://") + domain);
        out.field("control_panel_base_url", "https://store-" + spec.hash() + ".mybigcommerce.com");
        out.field("status", "live").field("name", spec.name()).field("first_name", "Jane");
        out.field("last_name", "Doe").field("address", "1 Market Square").field("country", "United States");
        out.field("country_code", "US").field("phone", "555-123-4567");
        out.field("admin_email", "admin@" + mail).field("order_email", "orders@" + mail);
        out.field("favicon_url", "");
    }

    private static String uuid(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static void writeZone(JsonOut out, StoreSpec spec, Instant now) {
        ZoneRules rules = spec.zone().getRules();
        int raw = rules.getStandardOffset(now).getTotalSeconds();
        boolean summer = rules.nextTransition(now) != null;
        out.name("timezone").open('{').field("name", spec.zone().getId()).field("raw_offset", raw);
        out.field("dst_offset", summer ? raw + 3600 : raw).field("dst_correction", rules.isDaylightSavings(now));
        out.name("date_format").open('{').field("display", "M jS Y").field("export", "M jS Y");
        out.field("extended_display", "M jS Y @ g:i A").close('}').close('}');
    }

    private static void writeFormats(JsonOut out, StoreSpec spec) {
        Currency currency = Currency.getInstance(spec.currency());
        out.field("language", "en").field("currency", spec.currency());
        out.field("currency_symbol", currency.getSymbol(Locale.US)).field("decimal_separator", ".");
        out.field("thousands_separator", ",").field("decimal_places", currency.getDefaultFractionDigits());
        out.field("currency_symbol_location", "left").field("weight_units", "Ounces");
        out.field("dimension_units", "Inches").field("dimension_decimal_places", 2);
        out.field("dimension_decimal_token", ".").field("dimension_thousands_token", ",");
    }

    private static void writePlan(JsonOut out, Store store) {
        StoreSpec spec = store.spec();
        out.field("plan_name", "Standard").field("plan_level", "Standard").field("plan_is_trial", false);
        out.field("industry", "Home & Garden").name("logo").raw("[]");
        out.field("is_price_entered_with_tax", spec.taxInclusive());
        out.field("store_id", 1_000_000L + Math.floorMod(spec.hash().hashCode(), 9_000_000));
        out.field("default_channel_id", 1).field("default_site_id", 1000);
        out.name("active_comparison_modules").raw("[]").name("features").open('{');
        out.field("stencil_enabled", true).field("sitewidehttps_enabled", true).field("facebook_catalog_id", "");
        out.field("checkout_type", "optimized").field("wishlists_enabled", true);
        out.field("graphql_storefront_api_enabled", true)
                .field("shopper_consent_tracking_enabled", store.asksForConsent());
        out.field("multi_storefront_enabled", true)
                .name("storefront_limits")
                .open('{')
                .field("active", 3);
        out.field("total_including_inactive", 4).close('}').close('}');
    }
}
