package io.tributary.platform.embedded;

import io.tributary.platform.AffiliateId;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody left an e-mail address on a page.
 *
 * @param id grows with time
 * @param at the first time
 * @param source the kind of form: {@code checkout}, {@code account}, {@code newsletter}, {@code form}, {@code script}
 * @param affiliate who had sent her then
 * @param landing host and path of the page
 */
public record Lead(long id, String email, Instant at, String source, Optional<AffiliateId> affiliate, String landing) {}
