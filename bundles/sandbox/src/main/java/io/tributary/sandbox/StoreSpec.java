package io.tributary.sandbox;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** What kind of store it is. {@link #of} gives an ordinary one; the {@code with} methods answer a changed copy. */
public final class StoreSpec {

    /** User and key of a legacy account, sent as HTTP Basic. */
    public record Legacy(String user, String key) {
        @Override
        public String toString() {
            return "Legacy[user=" + user + ", key=***]";
        }
    }

    /** At most {@code requests} in a window; the first request after a window's end opens the next one. */
    public record Quota(int requests, Duration window) {
        public Quota {
            if (requests < 1 || window.toMillis() < 1) {
                throw new IllegalArgumentException("quota of " + requests + " per " + window);
            }
        }
    }

    private final String hash;
    private String token = randomSecret();
    private Optional<Legacy> legacy = Optional.empty();
    private String name;
    private String currency = "USD";
    private boolean taxInclusive;
    private ZoneId zone = ZoneId.of("America/Chicago");
    private Optional<Quota> quota = Optional.of(new Quota(150, Duration.ofSeconds(30)));
    private boolean carriesCodes = true;
    private int pageCap = 250;
    private boolean ignoresModifiedFilter;
    private boolean archivedIs404;
    private int duplicateCodeStatus = 400;
    private long firstOrderId = 101;
    private List<String> scopes = List.of(
            "store_v2_orders_read_only",
            "store_v2_marketing",
            "store_v2_information_read_only",
            "store_v2_content",
            "store_content_checkout");

    private StoreSpec(String hash) {
        if (!hash.matches("[a-z0-9]{1,40}")) {
            throw new IllegalArgumentException("store hash '" + hash + "' is not lower-case letters and digits");
        }
        this.hash = hash;
        this.name = "Sandbox store " + hash;
    }

    /** A store in USD and Chicago, 150 requests per 30 s, all scopes the connector wants, a random token. */
    public static StoreSpec of(String hash) {
        return new StoreSpec(hash);
    }

    /** What a store makes up for a token or key when none is given. */
    static String randomSecret() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private StoreSpec with(Consumer<StoreSpec> change) {
        StoreSpec copy = new StoreSpec(hash);
        copy.token = token;
        copy.legacy = legacy;
        copy.name = name;
        copy.currency = currency;
        copy.taxInclusive = taxInclusive;
        copy.zone = zone;
        copy.quota = quota;
        copy.carriesCodes = carriesCodes;
        copy.pageCap = pageCap;
        copy.ignoresModifiedFilter = ignoresModifiedFilter;
        copy.archivedIs404 = archivedIs404;
        copy.duplicateCodeStatus = duplicateCodeStatus;
        copy.firstOrderId = firstOrderId;
        copy.scopes = scopes;
        change.accept(copy);
        return copy;
    }

    public StoreSpec withToken(String value) {
        return with(s -> s.token = value);
    }

    /** Adds a legacy account with a random key. */
    public StoreSpec withLegacy(String user) {
        return withLegacy(user, randomSecret());
    }

    public StoreSpec withLegacy(String user, String key) {
        return with(s -> s.legacy = Optional.of(new Legacy(user, key)));
    }

    public StoreSpec withName(String value) {
        return with(s -> s.name = value);
    }

    /** The store's default currency, an ISO code. */
    public StoreSpec withCurrency(String value) {
        return with(s -> s.currency = value);
    }

    /** Prices are entered with tax; generated orders and new {@link OrderSpec}s without a word on it follow. */
    public StoreSpec withTaxInclusivePrices() {
        return with(s -> s.taxInclusive = true);
    }

    public StoreSpec withZone(ZoneId value) {
        return with(s -> s.zone = value);
    }

    public StoreSpec withQuota(int requests, Duration window) {
        return with(s -> s.quota = Optional.of(new Quota(requests, window)));
    }

    /** Answers as many requests as come, and sends no quota headers. */
    public StoreSpec withoutQuota() {
        return with(s -> s.quota = Optional.empty());
    }

    /** Order lists carry links instead of consignments, whatever {@code include} asks. */
    public StoreSpec withoutCodesInLists() {
        return with(s -> s.carriesCodes = false);
    }

    /** Most rows of a page, whatever {@code limit} asks; 1 to 250. */
    public StoreSpec withPageCap(int rows) {
        if (rows < 1 || rows > 250) {
            throw new IllegalArgumentException("page cap " + rows + " is not within 1 to 250");
        }
        return with(s -> s.pageCap = rows);
    }

    /** Order lists ignore {@code min_date_modified} and {@code max_date_modified}. */
    public StoreSpec withIgnoredModifiedFilter() {
        return with(s -> s.ignoresModifiedFilter = true);
    }

    /** An archived order's own address answers 404; otherwise the order with {@code is_deleted}. Undocumented. */
    public StoreSpec withArchivedAs404() {
        return with(s -> s.archivedIs404 = true);
    }

    /** HTTP status for a coupon code that exists already: undocumented, 400 unless said otherwise. */
    public StoreSpec withDuplicateCodeStatus(int status) {
        return with(s -> s.duplicateCodeStatus = status);
    }

    public StoreSpec withFirstOrderId(long id) {
        return with(s -> s.firstOrderId = id);
    }

    /** OAuth scopes of the token; a scope includes its {@code _read_only} twin. */
    public StoreSpec withScopes(String... values) {
        return with(s -> s.scopes = List.of(values));
    }

    public String hash() {
        return hash;
    }

    public String token() {
        return token;
    }

    public Optional<Legacy> legacy() {
        return legacy;
    }

    public String name() {
        return name;
    }

    public String currency() {
        return currency;
    }

    public boolean taxInclusive() {
        return taxInclusive;
    }

    public ZoneId zone() {
        return zone;
    }

    public Optional<Quota> quota() {
        return quota;
    }

    public boolean carriesCodes() {
        return carriesCodes;
    }

    public int pageCap() {
        return pageCap;
    }

    public boolean ignoresModifiedFilter() {
        return ignoresModifiedFilter;
    }

    public boolean archivedIs404() {
        return archivedIs404;
    }

    public int duplicateCodeStatus() {
        return duplicateCodeStatus;
    }

    public long firstOrderId() {
        return firstOrderId;
    }

    public List<String> scopes() {
        return scopes;
    }

    @Override
    public String toString() {
        return "StoreSpec[hash=" + hash + ", token=***, legacy=" + legacy + ", name=" + name + "]";
    }
}
