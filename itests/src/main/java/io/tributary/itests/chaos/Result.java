package io.tributary.itests.chaos;

import java.util.List;

/**
 * What came of it.
 *
 * @param doubles orders for which more was booked than they are worth, codes with more than one coupon
 * @param losses orders and codes for which less is there than there should be
 * @param stale orders and codes that stand as they should have stood before
 * @param problems one sentence for each of these
 */
record Result(int kills, int doubles, int losses, int stale, List<String> problems) {
    Result {
        problems = List.copyOf(problems);
    }

    boolean isGood() {
        return doubles == 0 && losses == 0 && stale == 0;
    }

    /** The harness's last line. */
    @Override
    public String toString() {
        return "kills " + kills + " doubles " + doubles + " losses " + losses + " stale " + stale;
    }
}
