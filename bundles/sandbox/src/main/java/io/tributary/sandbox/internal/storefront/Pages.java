package io.tributary.sandbox.internal.storefront;

import io.tributary.sandbox.OrderLine;
import io.tributary.sandbox.Product;
import io.tributary.sandbox.internal.store.Catalog;
import io.tributary.sandbox.internal.store.Store;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The HTML of a store's pages, with the field names of BigCommerce's own themes. */
final class Pages {

    private static final int SHOWN = 12;

    private static final String NEWSLETTER = """
            <form class="form" action="/subscribe.php" method="post">
              <input type="hidden" name="action" value="subscribe">
              <label for="nl_email">Your email address for news</label>
              <input id="nl_email" name="nl_email" type="email" required>
              <button>Subscribe</button>
            </form>
            """;

    private static final String LOGIN = """
            <h1>Sign in</h1>
            <form class="login-form" action="/login.php?action=check_login" method="post">
              <label for="login_email">Email address</label>
              <input id="login_email" name="login_email" type="email">
              <label for="login_pass">Password</label>
              <input id="login_pass" name="login_pass" type="password" autocomplete="off">
              <button>Sign in</button>
            </form>
            <p><a href="/login.php?action=create_account">Create an account</a></p>
            """;

    private static final String ACCOUNT = """
            <h1>New account</h1>
            <form data-create-account-form action="/login.php?action=save_new_account" method="post">
              <label for="FormField_1_input">Email address</label>
              <input type="text" id="FormField_1_input" data-label="Email Address" name="FormField[1][1]"
                  data-field-type="EmailAddress">
              <label for="FormField_2_input">Password</label>
              <input type="password" id="FormField_2_input" data-label="Password" name="FormField[1][2]"
                  data-field-type="Password" autocomplete="off">
              <label for="FormField_3_input">Confirm password</label>
              <input type="password" id="FormField_3_input" data-label="Confirm Password" name="FormField[1][3]"
                  data-field-type="ConfirmPassword" autocomplete="off">
              <label for="FormField_4_input">First name</label>
              <input type="text" id="FormField_4_input" data-label="First Name" name="FormField[2][4]"
                  data-field-type="FirstName">
              <label for="FormField_5_input">Last name</label>
              <input type="text" id="FormField_5_input" data-label="Last Name" name="FormField[2][5]"
                  data-field-type="LastName">
              <button>Create account</button>
            </form>
            """;

    /** The page is empty until its script has come: the checkout is a single-page application. */
    private static final String CHECKOUT = """
            <h1>Checkout</h1>
            <div id="checkout-app" aria-live="polite"></div>
            <script src="/assets/checkout.js" defer></script>
            """;

    private static final String BANNER = """
            <div id="consent-manager-update-banner" role="region" aria-label="Cookies">
              <p>May we count visits?</p>
              <button data-consent="allow">Accept all cookies</button>
              <button data-consent="deny">Reject all</button>
            </div>
            <script src="/assets/consent.js" defer></script>
            """;

    private final Store store;
    private final PageScripts scripts;
    private final Consent consent;

    Pages(Store store, PageScripts scripts, Consent consent) {
        this.store = store;
        this.scripts = scripts;
        this.consent = consent;
    }

    String home() {
        String goods = IntStream.range(0, SHOWN).mapToObj(this::tile).collect(Collectors.joining("\n"));
        return page("Home", "<h1>" + Html.text(store.spec().name()) + "</h1><ul class=\"goods\">" + goods + "</ul>");
    }

    private String tile(int place) {
        return "<li><a href=\"" + path(place) + "\">" + name(place) + "</a> " + money(Catalog.price(place)) + "</li>";
    }

    String product(int place) {
        return page(
                name(place),
                "<h1>" + name(place) + "</h1><p>" + money(Catalog.price(place)) + "</p>"
                        + "<form action=\"/cart.php\" method=\"post\"><input type=\"hidden\" name=\"action\" value=\"add\">"
                        + "<input type=\"hidden\" name=\"product_id\" value=\""
                        + Catalog.PRODUCTS.get(place).id() + "\"><button>Add to cart</button></form>");
    }

    String cart(Basket basket) {
        if (basket.isEmpty()) {
            return page("Cart", "<h1>Your cart is empty</h1>");
        }
        StringBuilder lines = new StringBuilder();
        for (OrderLine line : basket.lines()) {
            lines.append("<li>")
                    .append(line.quantity())
                    .append(" × ")
                    .append(Html.text(line.product().name()))
                    .append("</li>");
        }
        return page(
                "Cart",
                "<h1>Your cart</h1><ul>" + lines + "</ul><p>Total " + money(basket.goods())
                        + "</p><p><a href=\"/checkout\">Check out</a></p>");
    }

    String login() {
        return page("Sign in", LOGIN);
    }

    String account() {
        return page("New account", ACCOUNT);
    }

    String checkout() {
        return page("Checkout", CHECKOUT);
    }

    String confirmation(long order) {
        return page("Thank you", "<h1>Thank you!</h1><p>Your order number is <strong>" + order + "</strong></p>");
    }

    String thanks(String text) {
        return page("Thank you", "<h1>" + Html.text(text) + "</h1>");
    }

    String notFound() {
        return page("Not found", "<h1>404 Error - Page not found</h1>");
    }

    private String page(String title, String content) {
        return "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + title
                + "</title><link rel=\"icon\" href=\"data:,\"><link rel=\"stylesheet\" href=\"/assets/shop.css\">\n"
                + scripts.at("head") + "\n</head><body><header><a href=\"/\">"
                + Html.text(store.spec().name())
                + "</a> <a href=\"/login.php\">Account</a> <a href=\"/cart.php\">Cart</a></header>\n<main>"
                + content + "</main>\n<footer>" + NEWSLETTER + "</footer>\n"
                + (consent.asked() && !consent.answered() ? BANNER : "") + scripts.at("footer") + "\n</body></html>\n";
    }

    private String money(long tenThousandths) {
        Currency currency = Currency.getInstance(store.spec().currency());
        return currency.getCurrencyCode() + " "
                + BigDecimal.valueOf(tenThousandths, 4)
                        .setScale(currency.getDefaultFractionDigits(), RoundingMode.HALF_UP);
    }

    private static String name(int place) {
        return Html.text(Catalog.PRODUCTS.get(place).name());
    }

    /** A product's own address: {@code /linen-towel-beige/}. */
    private static String path(int place) {
        String words = Catalog.PRODUCTS.get(place).name().toLowerCase(Locale.ROOT);
        return "/" + words.replaceAll("[^a-z0-9]+", "-") + "/";
    }

    static OptionalInt byPath(String path) {
        return IntStream.range(0, Catalog.PRODUCTS.size())
                .filter(place -> path(place).equals(path))
                .findFirst();
    }

    static OptionalInt byId(String id) {
        return IntStream.range(0, Catalog.PRODUCTS.size())
                .filter(place -> idOf(Catalog.PRODUCTS.get(place)).equals(id))
                .findFirst();
    }

    private static String idOf(Product product) {
        return Integer.toString(product.id());
    }
}
