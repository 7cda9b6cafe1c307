package io.tributary.platform.embedded;

import io.tributary.platform.AccountId;
import java.math.BigDecimal;

/** An account and what its affiliates get of a purchase, unless they have a percentage of their own. */
public record AccountDetails(AccountId id, String name, BigDecimal commissionPercent) {}
