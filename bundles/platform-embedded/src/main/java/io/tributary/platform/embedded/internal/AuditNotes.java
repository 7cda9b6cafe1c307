package io.tributary.platform.embedded.internal;

import io.tributary.audit.Actor;
import io.tributary.audit.AuditEntry;
import io.tributary.audit.AuditLog;
import io.tributary.platform.AccountId;
import io.tributary.platform.Affiliate;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.embedded.AccountDetails;
import io.tributary.platform.embedded.AffiliateDetails;
import io.tributary.platform.embedded.Payout;
import io.tributary.platform.embedded.TrackingSettings;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** What is written into the audit log about the platform's accounts, affiliates, payouts and visitors. Append last. */
record AuditNotes(AuditLog log) {
    void added(Handle handle, AccountDetails account, Actor by) {
        note(handle, account.id(), "account", "account.add", by, "", described(account));
    }

    void changed(Handle handle, AccountDetails before, AccountDetails now, Actor by) {
        note(handle, now.id(), "account", "account.change", by, described(before), described(now));
    }

    void added(Handle handle, AccountId account, AffiliateDetails affiliate, Actor by) {
        String code = affiliate.affiliate().code().map(each -> ", code " + each).orElse("");
        note(handle, account, subject(affiliate), "affiliate.add", by, "", contact(affiliate) + code);
    }

    /** Notes what of an affiliate is other than before; nothing when it is the same. */
    void changed(Handle handle, AccountId account, AffiliateDetails before, AffiliateDetails now, Actor by) {
        changed(handle, account, "affiliate.change", before, now, AuditNotes::contact, by);
        changed(handle, account, "affiliate.code", before, now, AuditNotes::code, by);
        changed(handle, account, "affiliate.state", before, now, AuditNotes::state, by);
        changed(handle, account, "affiliate.commission", before, now, AuditNotes::commission, by);
    }

    private void changed(
            Handle handle,
            AccountId account,
            String action,
            AffiliateDetails before,
            AffiliateDetails now,
            Function<AffiliateDetails, String> what,
            Actor by) {
        if (!what.apply(before).equals(what.apply(now))) {
            note(handle, account, subject(now), action, by, what.apply(before), what.apply(now));
        }
    }

    void imported(Handle handle, AccountId account, long first, int howMany, Actor by) {
        String added = howMany + " added, from affiliate " + first + " to affiliate " + (first + howMany - 1);
        note(handle, account, "affiliates", "affiliates.import", by, "", added);
    }

    void made(Handle handle, AccountId account, Payout payout, Actor by) {
        String note = payout.note().isEmpty() ? "" : ", " + payout.note();
        note(handle, account, "payout " + payout.id(), "payout.make", by, "", described(payout) + note);
    }

    void voided(Handle handle, AccountId account, Payout payout, String reason, Actor by) {
        note(handle, account, "payout " + payout.id(), "payout.void", by, described(payout), "void, " + reason);
    }

    void changed(Handle handle, AccountId account, TrackingSettings before, TrackingSettings now, Actor by) {
        if (!before.equals(now)) {
            note(handle, account, "tracking", "tracking.change", by, described(before), described(now));
        }
    }

    /** Says neither whom nor which: the log is kept when she is forgotten. */
    void forgot(Handle handle, AccountId account, long rows, Actor by) {
        note(handle, account, "visitors", "person.forget", by, "", rows + " rows deleted");
    }

    private void note(
            Handle handle, AccountId account, String subject, String action, Actor by, String before, String after) {
        log.append(handle, new AuditEntry(account.value(), "", subject, action, by, before, after));
    }

    private static String subject(AffiliateDetails affiliate) {
        return "affiliate " + affiliate.affiliate().id();
    }

    private static String described(AccountDetails account) {
        return account.name() + ", " + percent(account.commissionPercent());
    }

    private static String described(Payout payout) {
        return payout.amount() + " for " + payout.affiliates() + " affiliates, until " + payout.until();
    }

    private static String described(TrackingSettings settings) {
        return "parameter " + settings.parameter() + ", "
                + settings.credit().name().toLowerCase(Locale.ROOT) + " affiliate within " + settings.windowDays()
                + " days, do not track " + (settings.respectDoNotTrack() ? "respected" : "ignored") + ", addresses "
                + settings.addresses().name().toLowerCase(Locale.ROOT) + ", visits kept " + settings.visitDays()
                + " days";
    }

    private static String contact(AffiliateDetails details) {
        Affiliate affiliate = details.affiliate();
        return affiliate.name() + ", " + affiliate.email();
    }

    private static String code(AffiliateDetails details) {
        return details.affiliate().code().map(AffiliateCode::value).orElse("");
    }

    private static String state(AffiliateDetails details) {
        return details.affiliate().state().name().toLowerCase(Locale.ROOT);
    }

    private static String commission(AffiliateDetails details) {
        return details.ownPercent().map(AuditNotes::percent).orElse("the account's");
    }

    private static String percent(BigDecimal percent) {
        return percent.toPlainString() + " %";
    }
}
