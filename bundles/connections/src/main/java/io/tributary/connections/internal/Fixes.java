package io.tributary.connections.internal;

import io.tributary.bigcommerce.Store.Resource;
import io.tributary.bigcommerce.StoreAddress;

/** What merchants are told to do, in the words of BigCommerce's control panel, and what they miss when they do not. */
final class Fixes {
    static final String ADDRESS = "Check the Store URL: it is the API Path that BigCommerce shows with the API account,"
            + " for example https://api.bigcommerce.com/stores/abc123/v3/ or"
            + " https://store-abc123.mybigcommerce.com/api/v2/.";
    static final String LATER = "Try again in a few minutes. If it stays like this, open the store's control panel and"
            + " see whether the store is online.";
    static final String CERTIFICATE = "Use the API Path with the store's own host name, which has a certificate that"
            + " fits, instead of another domain; or have the certificate of the domain renewed.";
    static final String MOVE_OVER = "To have it, create an API account with an access token in the store's control"
            + " panel, and enter its API Path as Store URL and the access token as API Key.";

    static final String WITHOUT_REFUNDS =
            "Fully refunded and cancelled orders are taken back, but partial refunds" + " cannot be seen.";
    static final String WITHOUT_COUPONS = "Orders are imported, but affiliate codes do not become coupons.";
    static final String WITHOUT_WEBHOOKS = "Orders are imported by schedule instead of at once.";
    static final String WITHOUT_SCRIPTS = "The tracking code has to be pasted into the store by hand.";

    private Fixes() {}

    static String login(StoreAddress.Kind kind) {
        return kind == StoreAddress.Kind.LEGACY
                ? "Check API User and API Key against the user's page in BigCommerce: API User is its Username, API Key"
                        + " the API Token there, and Enable the API has to be ticked."
                : "Check the API Key: it is the access token that BigCommerce showed when the API account was created,"
                        + " and it has to be of the same store as the Store URL.";
    }

    static String scope(StoreAddress.Kind kind, Resource resource) {
        if (kind == StoreAddress.Kind.LEGACY) {
            return "Set the User Role of the API user to Store Administrator in BigCommerce, so that it has access to"
                    + " orders and coupons.";
        }
        if (resource.scope().isEmpty()) {
            return login(kind);
        }
        return "The access token lacks the scope \"" + resource.scope() + "\" (" + resource.level() + "). Scopes of an"
                + " API account cannot be changed later: create another one that has it, and enter its access token as"
                + " API Key.";
    }
}
