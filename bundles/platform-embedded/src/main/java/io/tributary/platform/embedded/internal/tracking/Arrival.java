package io.tributary.platform.embedded.internal.tracking;

/**
 * How a visitor came to a page, read from its address; empty where nothing is said.
 *
 * @param code of an affiliate, as the link spells it
 * @param landing host and path
 * @param referrer host and path of the page before
 */
public record Arrival(
        String code, String subId, String source, String medium, String campaign, String landing, String referrer) {
    private static final int WORD = 100;
    private static final int CODE = 200;

    static Arrival of(PageAddress page, String referrer, String parameter) {
        return new Arrival(
                Texts.shown(page.parameter(parameter), CODE),
                Texts.shown(page.parameter(parameter + "_sub"), WORD),
                Texts.shown(page.parameter("utm_source"), WORD),
                Texts.shown(page.parameter("utm_medium"), WORD),
                Texts.shown(page.parameter("utm_campaign"), WORD),
                page.place(),
                PageAddress.find(referrer).map(PageAddress::place).orElse(""));
    }
}
