package io.tributary.sandbox;

/**
 * Who bought, as billing and shipping address tell.
 *
 * @param customerId 0 for a guest
 * @param email may be empty
 */
public record Buyer(
        int customerId,
        String firstName,
        String lastName,
        String company,
        String street,
        String city,
        String state,
        String zip,
        String country,
        String countryCode,
        String phone,
        String email) {

    /** A guest from Austin. */
    public static Buyer guest(String firstName, String lastName, String email) {
        return registered(0, firstName, lastName, email);
    }

    public static Buyer registered(int customerId, String firstName, String lastName, String email) {
        return new Buyer(
                customerId,
                firstName,
                lastName,
                "",
                "123 Main Street",
                "Austin",
                "Texas",
                "78751",
                "United States",
                "US",
                "",
                email);
    }
}
