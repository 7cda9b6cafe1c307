package io.tributary.bigcommerce;

import io.tributary.bigcommerce.StoreScript.Consent;
import io.tributary.bigcommerce.StoreScript.Visibility;
import java.util.Set;

/**
 * What a script is to be: script elements in the head of the pages of the store's first storefront, switched on, and
 * removed by the store when the app is uninstalled.
 *
 * @param name 1 to 255 characters, need not be unique
 * @param description for the merchant, who sees it in the control panel; may be empty
 * @param html 1 to 65536 characters, with at least one script element
 * @param visibility all but {@link Visibility#OTHER}
 * @param consent all but {@link Consent#UNKNOWN}: while a consent banner is on, the store leaves such scripts out
 */
public record NewScript(String name, String description, String html, Visibility visibility, Consent consent) {
    private static final int NAME_LENGTH = 255;
    private static final int HTML_LENGTH = 65_536;
    private static final Set<Visibility> WRITABLE =
            Set.of(Visibility.STOREFRONT, Visibility.ALL_PAGES, Visibility.CHECKOUT, Visibility.ORDER_CONFIRMATION);

    public NewScript {
        if (name.isBlank() || name.length() > NAME_LENGTH) {
            throw new IllegalArgumentException("a script's name has 1 to 255 characters");
        }
        if (html.isBlank() || html.length() > HTML_LENGTH || !html.contains("<script")) {
            throw new IllegalArgumentException("a script is 1 to 65536 characters of HTML with a script element");
        }
        if (!WRITABLE.contains(visibility) || consent == Consent.UNKNOWN) {
            throw new IllegalArgumentException("a script cannot be made with " + visibility + " and " + consent);
        }
    }
}
