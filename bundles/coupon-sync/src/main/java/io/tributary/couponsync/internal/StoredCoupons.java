package io.tributary.couponsync.internal;

import io.tributary.audit.Actor;
import io.tributary.bigcommerce.CouponType;
import io.tributary.connections.Connection;
import io.tributary.connections.ConnectionId;
import io.tributary.connections.Connections;
import io.tributary.couponsync.AskedAction;
import io.tributary.couponsync.CouponAction;
import io.tributary.couponsync.CouponActionException;
import io.tributary.couponsync.CouponPreview;
import io.tributary.couponsync.CouponState;
import io.tributary.couponsync.CouponStatus;
import io.tributary.couponsync.Coupons;
import io.tributary.platform.AffiliateCode;
import io.tributary.sync.RunRequest;
import io.tributary.sync.SyncRuns;
import io.tributary.sync.Trigger;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers from what the runs have kept, and keeps what they are to do. */
@Component
public final class StoredCoupons implements Coupons {
    private static final Logger LOG = LoggerFactory.getLogger(StoredCoupons.class);
    private final CouponTable table;
    private final Connections connections;
    private final SyncRuns runs;
    private final Clock clock;

    @Activate
    public StoredCoupons(
            @Reference(name = "table") CouponTable table,
            @Reference(name = "connections") Connections connections,
            @Reference(name = "runs") SyncRuns runs) {
        this(table, connections, runs, Clock.systemUTC());
    }

    /** For tests: a clock that can be set. */
    StoredCoupons(CouponTable table, Connections connections, SyncRuns runs, Clock clock) {
        this.table = table;
        this.connections = connections;
        this.runs = runs;
        this.clock = clock;
    }

    @Override
    public List<CouponStatus> list(ConnectionId connection) {
        return statuses(connection, table.rows(connection));
    }

    @Override
    public List<CouponStatus> list(ConnectionId connection, Optional<CouponState> state, long offset, int limit) {
        return statuses(connection, table.rows(connection, state, offset, limit));
    }

    private List<CouponStatus> statuses(ConnectionId connection, List<CouponRow> rows) {
        Map<AffiliateCode.Key, Pending> pending = table.pending(connection);
        return rows.stream()
                .map(row -> row.status(asked(pending.get(row.key()))))
                .toList();
    }

    private static Optional<AskedAction> asked(Pending pending) {
        return Optional.ofNullable(pending).map(Pending::asked);
    }

    @Override
    public Optional<CouponStatus> find(ConnectionId connection, AffiliateCode code) {
        return table.row(connection, code.key())
                .map(row -> row.status(asked(table.pending(connection).get(row.key()))));
    }

    @Override
    public Optional<CouponPreview> preview(ConnectionId connection, long offset, int limit) {
        return table.preview(connection, offset, limit);
    }

    @Override
    public CouponStatus ask(ConnectionId id, AffiliateCode code, CouponAction action, Actor by)
            throws CouponActionException {
        Connection connection = connections
                .find(id)
                .orElseThrow(() -> new CouponActionException.Unknown("There is no store '" + id + "'."));
        CouponRow row = table.row(id, code.key())
                .orElseThrow(() -> new CouponActionException.Unknown(
                        "The store " + id + " knows no code '" + code + "'. A coupon run looks for new codes."));
        CouponStatus status = row.status(asked(table.pending(id).get(row.key())));
        if (status.asked().isPresent()) {
            return waiting(status, action);
        }
        refuseSenseless(status, action, connection);
        String seen = row.seen().map(Pending::print).orElse("");
        Pending pending = new Pending(
                UUID.randomUUID().toString(),
                row.key(),
                action,
                by,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                seen);
        if (!table.ask(id, pending, AuditNotes.asked(id, row, pending))) {
            throw new CouponActionException.Refused("Somebody else just asked for something about this code.");
        }
        requestRun(id, by);
        return row.status(Optional.of(pending.asked()));
    }

    /** The same again is no new request. */
    private static CouponStatus waiting(CouponStatus status, CouponAction action) throws CouponActionException {
        AskedAction asked = status.asked().orElseThrow();
        if (asked.action() == action) {
            return status;
        }
        throw new CouponActionException.Refused("The coupon job has not yet done what "
                + asked.by().name() + " asked for before: " + asked.action().label() + ".");
    }

    private static void refuseSenseless(CouponStatus status, CouponAction action, Connection connection)
            throws CouponActionException {
        Set<CouponAction> possible = status.actions();
        if (!possible.contains(action)) {
            String others = possible.isEmpty()
                    ? "Nothing can be asked for."
                    : "What can be asked for: "
                            + possible.stream().map(CouponAction::label).collect(Collectors.joining(", ")) + ".";
            throw new CouponActionException.Refused("'" + action.label() + "' makes no sense for the code '"
                    + status.code() + "', which is " + status.state().label() + ". " + others);
        }
        if (connection.state() == Connection.State.DISCONNECTED) {
            throw new CouponActionException.Refused("The store is disconnected; connect it first.");
        }
        if (action == CouponAction.MAKE_AGAIN && connection.discountProgram().isEmpty()) {
            throw new CouponActionException.Refused(
                    "Set the store's discount program first; coupons are made with it.");
        }
        if (action == CouponAction.ADOPT
                && status.seen()
                        .filter(copy -> copy.type() == CouponType.PROMOTION)
                        .isPresent()) {
            throw new CouponActionException.Refused(
                    "The code belongs to a promotion, not to a coupon; a promotion cannot be adopted.");
        }
    }

    private void requestRun(ConnectionId id, Actor by) {
        try {
            runs.request(RunRequest.of(id, CouponSyncJob.NAME, Trigger.EVENT).by(by.name()));
        } catch (RuntimeException e) {
            LOG.warn("What was asked for about coupons of {} waits for the next scheduled run", id, e);
        }
    }
}
