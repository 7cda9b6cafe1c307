package io.tributary.storefront.internal;

import io.tributary.bigcommerce.StoreException;
import io.tributary.bigcommerce.StoreScript.Visibility;
import java.util.List;

/** What merchants are told, in the words of BigCommerce's control panel. */
final class Texts {
    static final String BY_HAND =
            "Paste it in the control panel under Storefront > Script Manager instead, or in an old one"
                    + " into the field of Google Analytics in Web analytics.";
    static final String LEGACY = "A legacy account (API user and key) cannot put scripts on the store's pages. "
            + BY_HAND + " Or connect the store with an access token.";
    static final String NO_PLATFORM =
            "No affiliate platform is installed or running, and the tracking code is its own.";
    static final String BUSY = "The tracking code of this store is just being changed. Try again in a minute.";
    private static final String OTHER_ACCOUNT =
            "Scopes of an API account cannot be changed later: create another one that"
                    + " has them, and enter its access token as API Key of the store. Or do without: paste the code in the control"
                    + " panel under Storefront > Script Manager.";
    private static final String SOON = " The store shows a new or changed script after about 20 seconds.";
    private static final String BANNER = " With a consent banner, the code runs once the shopper has agreed.";

    private Texts() {}

    static String noCode(String platform) {
        return platform + " has no tracking code for this account's stores.";
    }

    /** What is missing for everything to work with a script as it is; empty when nothing is. */
    static String note(Visibility visibility) {
        return visibility == Visibility.STOREFRONT
                ? "The API account lacks \"Checkout Content\" (modify), store_content_checkout, so the code is not on the"
                        + " pages of the checkout: visits count, but e-mail addresses that are first typed there do not"
                        + " become leads."
                : "";
    }

    static String scopes(StoreException.Unauthorized refusal) {
        return refusal.getMessage() + " " + OTHER_ACCOUNT;
    }

    static String status(int status) {
        return "The page was answered with " + status + " instead of being shown"
                + (status == 503 || status == 401 || status == 403
                        ? ". A store that is not launched, or down for maintenance, keeps shoppers out; verify again when"
                                + " it is open."
                        : ". Open the address in a browser and see what shoppers get.");
    }

    /** @param installed whether we have put the code there */
    static String found(CodeOnPage.Found found, boolean installed) {
        return switch (found.outcome()) {
            case PRESENT ->
                "The tracking code is on the page, once, with the key of this account."
                        + (found.heldBack()
                                ? " The store's consent manager holds it back until the shopper has agreed."
                                : BANNER);
            case TWICE ->
                "The tracking code is on the page more than once, so that visits may count twice. Keep one: take out the"
                        + " one that was pasted into the theme, Script Manager or Web analytics, or remove the installed"
                        + " one. A script that an earlier API account installed shows in Script Manager only.";
            case OTHER_KEY -> otherKey(found.others());
            case MISSING ->
                installed
                        ? "The tracking code is installed, but not on the page." + SOON
                                + " If it stays so: the theme has to"
                                + " be a Stencil theme that prints {{head.scripts}}, and the script has to be there in"
                                + " Script Manager. A consent manager may keep it off the page until the shopper agrees."
                        : "The tracking code is not on the page. Install it, or paste it by hand." + SOON;
            case UNREACHABLE -> throw new IllegalArgumentException("nothing was found on a page that was not there");
        };
    }

    private static String otherKey(List<String> others) {
        return others.isEmpty()
                ? "The platform's script is on the page, but without this account's public key, so that nothing counts. Copy"
                        + " the code anew, whole."
                : "A tracking code with another public key is on the page (" + String.join(", ", others)
                        + "), so that visits count for another account, or for none. Take that one out, or copy this"
                        + " account's code in its place.";
    }
}
