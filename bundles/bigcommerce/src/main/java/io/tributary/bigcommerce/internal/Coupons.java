package io.tributary.bigcommerce.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.bigcommerce.Coupon;
import io.tributary.bigcommerce.CouponFeed;
import io.tributary.bigcommerce.CouponType;
import io.tributary.bigcommerce.NewCoupon;
import io.tributary.bigcommerce.Store;
import io.tributary.bigcommerce.StoreException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The coupons of a store. There is no way to delete one: the store reads a deletion without an id as "all".
 */
final class Coupons {
    private static final String PATH = "v2/coupons";
    private static final int LIMIT = 250;
    /** The store's own page size: fewer rows than this are all there are. */
    private static final int SMALLEST_PAGE = 50;

    private static final int CONFLICT = 409;
    private static final Set<Integer> CONFLICTS = Set.of(CONFLICT, 422);
    private static final Pattern TAKEN =
            Pattern.compile("already|duplicate|taken|unique|in use|exists", Pattern.CASE_INSENSITIVE);
    private static final List<String> READ_ONLY = List.of("id", "num_uses", "date_created");

    private final Door door;

    Coupons(Door door) {
        this.door = door;
    }

    CouponFeed all() {
        Keyset<Coupon> keyset = new Keyset<>("coupons", 1, Coupon::id);
        return () -> {
            while (true) {
                List<Coupon> page = list(new Request.Query()
                        .with("min_id", keyset.next())
                        .with("limit", LIMIT)
                        .with("exclude_type", "promotion"));
                keyset.accept(page);
                List<Coupon> real = page.stream()
                        .filter(coupon -> coupon.type() != CouponType.PROMOTION)
                        .toList();
                if (page.isEmpty() || !real.isEmpty()) {
                    return real;
                }
            }
        };
    }

    Optional<Coupon> findByCode(String code) throws StoreException {
        List<Coupon> found = list(new Request.Query().with("code", code).with("limit", LIMIT));
        Optional<Coupon> match = match(found, code);
        return match.isPresent() || found.size() < SMALLEST_PAGE ? match : scanFor(code);
    }

    /** For a store that answers with everything instead of what it was asked for. */
    private Optional<Coupon> scanFor(String code) throws StoreException {
        CouponFeed feed = all();
        for (List<Coupon> page = feed.next(); !page.isEmpty(); page = feed.next()) {
            Optional<Coupon> match = match(page, code);
            if (match.isPresent()) {
                return match;
            }
        }
        return Optional.empty();
    }

    private static Optional<Coupon> match(List<Coupon> found, String code) {
        return found.stream()
                .filter(coupon -> coupon.code().strip().equalsIgnoreCase(code.strip()))
                .findFirst();
    }

    Optional<Coupon> find(long id) throws StoreException {
        return list(new Request.Query().with("id", id).with("limit", LIMIT)).stream()
                .filter(coupon -> coupon.id() == id)
                .findFirst();
    }

    private List<Coupon> list(Request.Query query) throws StoreException {
        return Lists.get(door, Request.get(Store.Resource.COUPONS, PATH, query), CouponReader::list);
    }

    Coupon create(NewCoupon coupon) throws StoreException {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("name", coupon.name());
        json.put("code", coupon.code());
        json.put("type", CouponReader.typeName(coupon.type()));
        json.put("amount", coupon.amount().toPlainString());
        json.put("min_purchase", coupon.minPurchase().toPlainString());
        json.put("enabled", true);
        json.put("max_uses", 0);
        json.put("max_uses_per_customer", 0);
        json.putObject("applies_to").put("entity", "categories").putArray("ids").add(0);
        try {
            return door.call(Request.send(Store.Resource.COUPONS, "POST", PATH, json.toString()), CouponReader::one);
        } catch (StoreException.Rejected e) {
            throw isConflict(e) ? new StoreException.Rejected(e.status(), e.getMessage(), true) : e;
        }
    }

    /** The status for a code that is taken is not documented; the words are. */
    private static boolean isConflict(StoreException.Rejected rejected) {
        return CONFLICTS.contains(rejected.status())
                || rejected.status() == 400
                        && TAKEN.matcher(rejected.getMessage()).find();
    }

    Coupon setEnabled(Coupon coupon, boolean enabled) throws StoreException {
        ObjectNode json = writable(coupon);
        json.put("enabled", enabled);
        return put(coupon, json);
    }

    Coupon update(Coupon seen, Coupon wanted) throws StoreException {
        ObjectNode json = writable(seen);
        json.put("name", wanted.name());
        json.put("code", wanted.code());
        if (wanted.type() != CouponType.OTHER) {
            json.put("type", CouponReader.typeName(wanted.type()));
        }
        json.put("amount", wanted.amount().toPlainString());
        json.put("min_purchase", wanted.minPurchase().toPlainString());
        json.put("expires", wanted.expires());
        json.put("enabled", wanted.enabled());
        json.put("max_uses", wanted.maxUses());
        json.put("max_uses_per_customer", wanted.maxUsesPerCustomer());
        return put(seen, json);
    }

    private Coupon put(Coupon coupon, ObjectNode json) throws StoreException {
        if (coupon.id() <= 0) {
            throw new IllegalArgumentException("a coupon without id");
        }
        return door.call(
                Request.send(Store.Resource.COUPONS, "PUT", PATH + "/" + coupon.id(), json.toString()),
                CouponReader::one);
    }

    /** Everything but what the store refuses to be told. */
    private static ObjectNode writable(Coupon coupon) throws StoreException {
        JsonNode json;
        try {
            json = Json.MAPPER.readTree(coupon.json());
        } catch (IOException e) {
            throw new IllegalArgumentException("coupon " + coupon.id() + " was not read from a store", e);
        }
        if (!(json instanceof ObjectNode object) || !object.path("applies_to").isObject()) {
            // Without it the store forgets what the coupon applies to.
            throw new StoreException.Rejected(
                    0,
                    String.format(
                            Locale.ROOT,
                            "Coupon %d does not say what it applies to, so it cannot be updated from here; change it in"
                                    + " the store's control panel.",
                            coupon.id()));
        }
        return object.remove(READ_ONLY);
    }
}
