package io.tributary.connections.internal;

import io.tributary.audit.Actor;
import io.tributary.audit.AuditEntry;
import io.tributary.audit.AuditLog;
import io.tributary.connections.Connection;
import io.tributary.connections.DiscountProgram;
import io.tributary.connections.OrderRules;
import io.tributary.connections.OrderRulesText;
import org.jdbi.v3.core.Handle;

/** What is written into the audit log about connections; never a key. */
record AuditNotes(AuditLog log) {
    private static final String CONNECTION = "connection";

    void connected(Handle handle, Connection now, OrderRules rules, Actor by) {
        String bound = rules.createdSince()
                .map(since -> ", orders created since " + since)
                .orElse("");
        note(handle, now, CONNECTION, "connection.connect", by, "", described(now) + bound);
    }

    void changed(Handle handle, Connection before, Connection now, boolean otherKey, Actor by) {
        String key = otherKey ? ", another key" : ", the same key";
        note(handle, now, CONNECTION, "connection.change", by, described(before), described(now) + key);
    }

    void disconnected(Handle handle, Connection before, Actor by) {
        note(handle, before, CONNECTION, "connection.disconnect", by, described(before), "");
    }

    void discountProgram(Handle handle, Connection before, DiscountProgram now, Actor by) {
        String was = before.discountProgram().map(AuditNotes::described).orElse("");
        note(handle, before, "discount program", "discount-program.set", by, was, described(now));
    }

    void rules(Handle handle, Connection before, OrderRules now, Actor by) {
        note(handle, before, "rules", "rules.set", by, OrderRulesText.write(before.rules()), OrderRulesText.write(now));
    }

    private void note(
            Handle handle, Connection of, String subject, String action, Actor by, String before, String after) {
        log.append(
                handle, new AuditEntry(of.id().account().value(), of.id().store(), subject, action, by, before, after));
    }

    private static String described(Connection connection) {
        String user = connection.apiUser().isEmpty() ? "" : ", API user " + connection.apiUser();
        return connection.address() + user;
    }

    private static String described(DiscountProgram program) {
        return program.type().label() + " " + program.amount().toPlainString() + ", minimum purchase "
                + program.minimumPurchase().toPlainString();
    }
}
