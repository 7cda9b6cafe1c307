package io.tributary.platform.leaddyno.internal;

import io.tributary.platform.Affiliate;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.AffiliateState;
import java.util.Locale;
import java.util.Optional;

/** An affiliate as LeadDyno lists her. */
record HeldAffiliate(long id, String name, String email, Optional<AffiliateCode> code, AffiliateState state) {
    static HeldAffiliate read(Fields json) throws MalformedException {
        String name =
                (json.text("first_name").strip() + " " + json.text("last_name").strip()).strip();
        String email = json.text("email");
        AffiliateCode code = new AffiliateCode(json.text("affiliate_code"));
        return new HeldAffiliate(
                json.id(),
                name.isEmpty() ? email.strip() : name,
                email,
                code.value().isEmpty() ? Optional.empty() : Optional.of(code),
                state(json));
    }

    private static AffiliateState state(Fields json) {
        if (json.yes("archived")) {
            return AffiliateState.ARCHIVED;
        }
        String status = json.text("status").strip().toLowerCase(Locale.ROOT);
        boolean active = status.isEmpty() || status.equals("active");
        return active && !json.yes("pending_approval") ? AffiliateState.ACTIVE : AffiliateState.PAUSED;
    }

    HeldAffiliate archived() {
        return new HeldAffiliate(id, name, email, code, AffiliateState.ARCHIVED);
    }

    Affiliate affiliate() {
        return new Affiliate(new AffiliateId(Long.toString(id)), name, email, code, state);
    }
}
