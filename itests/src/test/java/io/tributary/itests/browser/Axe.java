package io.tributary.itests.browser;

import static org.junit.Assert.assertEquals;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Set;

/** Looks for what keeps people with disabilities from using a page. */
final class Axe {
    private static final Set<String> COUNTED = Set.of("serious", "critical");

    private Axe() {}

    /** Fails on any finding that is serious or critical, and says where it is. */
    static void check(Page page, String what) {
        List<String> serious = new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> COUNTED.contains(rule.getImpact()))
                        .map(rule -> rule.getId() + " (" + rule.getHelp() + "): "
                                + rule.getNodes().stream()
                                        .map(node -> node.getHtml() + " " + node.getFailureSummary())
                                        .toList())
                        .toList();
        assertEquals(what, List.of(), serious);
    }
}
