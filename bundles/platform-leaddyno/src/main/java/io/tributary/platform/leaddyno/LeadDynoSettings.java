package io.tributary.platform.leaddyno;

import java.util.Locale;

/**
 * What is entered for an account.
 *
 * @param name what people call it; the account's id where it is blank
 * @param privateKey for the API; blank for the one that is kept
 * @param publicKey for the tracking code; blank where there is none
 */
public record LeadDynoSettings(
        String name,
        String privateKey,
        String publicKey,
        PurchaseCode purchaseCode,
        WithoutAffiliate withoutAffiliate,
        WithoutEmail withoutEmail,
        CancelledAgain cancelledAgain) {
    /** A choice, and how it is written in JSON and on the command line. */
    public interface Choice {
        String name();

        default String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** How the purchase code of an order is formed. Fixed once it was used, because all orders would be sent anew. */
    public enum PurchaseCode implements Choice {
        /** {@code 1001}: for accounts with one store. */
        ORDER_ID,
        /** {@code abc123-1001}: for accounts with several stores. */
        STORE_AND_ORDER_ID
    }

    /** What becomes of an order that is nobody's. */
    public enum WithoutAffiliate implements Choice {
        /** LeadDyno gets it, so that it shows all purchases; it may credit the affiliate of the customer's lead. */
        SEND,
        /** LeadDyno does not hear of it. */
        KEEP_BACK
    }

    /** What becomes of an order without an e-mail address, which LeadDyno does not take. */
    public enum WithoutEmail implements Choice {
        /** It is refused, and stands in the list of orders with that reason. */
        REFUSE,
        /** LeadDyno gets an address under {@code no-email.invalid} that is different for each order. */
        PLACEHOLDER
    }

    /** What becomes of an order that counts again after its purchase was cancelled; LeadDyno cannot revive it. */
    public enum CancelledAgain implements Choice {
        /** It is refused until somebody chooses otherwise. */
        REFUSE,
        /** LeadDyno gets a new purchase whose code has a number behind: {@code 1001.2}. */
        NEW_CODE
    }

    /** Keys are secret. */
    @Override
    public String toString() {
        return "LeadDynoSettings[name=" + name + ", privateKey=***, publicKey=" + publicKey + ", purchaseCode="
                + purchaseCode + ", withoutAffiliate=" + withoutAffiliate + ", withoutEmail=" + withoutEmail
                + ", cancelledAgain=" + cancelledAgain + "]";
    }
}
