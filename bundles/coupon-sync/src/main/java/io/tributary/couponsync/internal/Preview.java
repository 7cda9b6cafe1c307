package io.tributary.couponsync.internal;

import io.tributary.couponsync.CouponPreview;
import io.tributary.couponsync.CouponState;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts what a dry run found in words. */
final class Preview {
    /** Codes that stand so wait for somebody, and belong on the list although nothing would happen. */
    private static final Set<CouponState> WAITING = EnumSet.of(
            CouponState.WANTED,
            CouponState.COLLISION,
            CouponState.ILLEGAL_CODE,
            CouponState.UNREADABLE,
            CouponState.DELETED_IN_STORE);

    private Preview() {}

    static CouponPreview of(Instant at, long existing, Collection<Decided> decided) {
        List<CouponPreview.Line> lines =
                decided.stream().flatMap(each -> line(each.step()).stream()).toList();
        return new CouponPreview(at, existing, lines);
    }

    private static Optional<CouponPreview.Line> line(Step step) {
        if (step instanceof Step.Create create) {
            String name = CouponName.of(create.affiliate().name(), create.row().code(), 0);
            return Optional.of(line(step.row(), CouponPreview.Step.CREATE, name));
        }
        if (step instanceof Step.Switch change) {
            return Optional.of(
                    line(step.row(), change.on() ? CouponPreview.Step.SWITCH_ON : CouponPreview.Step.SWITCH_OFF, ""));
        }
        if (step instanceof Step.Reset) {
            return Optional.of(line(step.row(), CouponPreview.Step.RESET, ""));
        }
        return Optional.of(step.row())
                .filter(row -> step instanceof Step.Keep && WAITING.contains(row.state()))
                .map(row -> line(row, CouponPreview.Step.NONE, ""));
    }

    private static CouponPreview.Line line(CouponRow row, CouponPreview.Step step, String name) {
        return new CouponPreview.Line(row.code(), row.affiliate(), step, row.state(), name, row.reason());
    }
}
