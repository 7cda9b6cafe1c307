package io.tributary.platform.leaddyno;

import java.time.Instant;

/**
 * A purchase that LeadDyno does not hold as it was asked to.
 *
 * @param purchaseCode by which LeadDyno knows it
 * @param remark for people: what is different, and why as far as that is known
 */
public record Difference(String store, long order, String purchaseCode, String remark, Instant since) {}
