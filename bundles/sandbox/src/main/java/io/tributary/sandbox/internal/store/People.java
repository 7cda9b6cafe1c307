package io.tributary.sandbox.internal.store;

import io.tributary.sandbox.Buyer;
import java.util.Locale;
import java.util.Random;

/** The shoppers of generated orders: guests, and customers who come back. */
final class People {

    private static final String[] FIRST = {
        "Ava", "Noah", "Mia", "Liam", "Zoë", "Mateo", "Ingrid", "Owen", "Priya", "Jürgen", "Chloe", "Ömer"
    };
    private static final String[] LAST = {
        "Nguyen", "Smith", "O'Brien", "García", "Kowalski", "Dubois", "Sato", "Johnson", "Çelik", "Brown", "Rossi"
    };
    private static final String[][] PLACES = {
        {"Austin", "Texas", "78751", "United States", "US"},
        {"Portland", "Oregon", "97201", "United States", "US"},
        {"Chicago", "Illinois", "60601", "United States", "US"},
        {"Toronto", "Ontario", "M5V 2T6", "Canada", "CA"},
        {"Leeds", "West Yorkshire", "LS1 4DY", "United Kingdom", "GB"},
        {"Sydney", "New South Wales", "2000", "Australia", "AU"},
        {"Hamburg", "Hamburg", "20095", "Germany", "DE"}
    };
    private static final String[] STREETS = {"Main Street", "Hill Road", "Station Road", "Mill Lane", "Oak Avenue"};

    private final Random random;
    private final double guestShare;

    People(Random random, double guestShare) {
        this.random = random;
        this.guestShare = guestShare;
    }

    Buyer next() {
        boolean guest = random.nextDouble() < guestShare;
        int number = 1 + random.nextInt(guest ? 1_000_000 : 4_000);
        String first = FIRST[number % FIRST.length];
        String last = LAST[number / FIRST.length % LAST.length];
        String[] place = PLACES[number % PLACES.length];
        String email = String.format(Locale.ROOT, "shopper%d@example.com", number);
        String street = 1 + number % 900 + " " + STREETS[number % STREETS.length];
        String company = number % 17 == 0 ? last + " & Sons Ltd" : "";
        String phone = number % 3 == 0 ? "" : String.format(Locale.ROOT, "555-01%02d", number % 100);
        return new Buyer(
                guest ? 0 : number,
                first,
                last,
                company,
                street,
                place[0],
                place[1],
                place[2],
                place[3],
                place[4],
                phone,
                email);
    }
}
