package io.tributary.connections.internal;

import io.tributary.bigcommerce.BigCommerce;
import io.tributary.bigcommerce.CallObserver;
import io.tributary.bigcommerce.Store;
import io.tributary.bigcommerce.Store.Resource;
import io.tributary.bigcommerce.StoreAddress;
import io.tributary.bigcommerce.StoreException;
import io.tributary.bigcommerce.StoreInfo;
import io.tributary.connections.TestReport;
import io.tributary.connections.TestReport.Result;
import io.tributary.connections.TestReport.Step;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * One test of a connection: asks the store for a little of everything that will be needed, and says in the merchant's
 * words what works, what does not, and what to do. One thread uses it once.
 */
final class StoreTest {
    /** More than this apart, and the start of a run would be wrong by more than runs overlap. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(2);

    private static final int MISSING = 404;
    private static final List<String> STEPS =
            List.of("address", "tls", "login", "orders", "refunds", "coupons", "webhooks", "scripts", "clock");

    private final BigCommerce bigCommerce;
    private final Clock clock;
    private final Entered entered;
    private final List<Step> steps = new ArrayList<>();
    private Optional<StoreInfo> info = Optional.empty();

    StoreTest(BigCommerce bigCommerce, Clock clock, Entered entered) {
        this.bigCommerce = bigCommerce;
        this.clock = clock;
        this.entered = entered;
    }

    /** Runs the steps, each once, until one fails that makes the others senseless. */
    TestReport run() {
        try {
            Store store = bigCommerce.open(entered.address(), entered.credentials(), CallObserver.NONE);
            if (login(store) && orders(store)) {
                optional(store);
                clock(store);
            }
        } catch (StoreException.Refused e) {
            failed("address", e.getMessage(), Fixes.ADDRESS);
        } catch (StoreException.Interrupted e) {
            failed("login", "The test was stopped.", "Test again.");
        } catch (StoreException e) {
            failed("login", e.getMessage(), Fixes.LATER);
        }
        List<String> tried = steps.stream().map(Step::name).toList();
        STEPS.stream()
                .filter(name -> !tried.contains(name))
                .forEach(name ->
                        steps.add(new Step(name, Result.SKIPPED, "Not tried, because an earlier step failed.", "")));
        boolean ok = steps.stream().noneMatch(step -> step.result() == Result.FAILED);
        return new TestReport(ok, steps);
    }

    /** What the store says of itself; empty when it may not say it. */
    Optional<StoreInfo> info() {
        return info;
    }

    private boolean login(Store store) throws StoreException {
        try {
            info = Optional.of(store.info());
            reached();
            StoreInfo known = info.get();
            passed(
                    "login",
                    "Logged in to " + known.name() + " (" + known.domain() + "), currency "
                            + known.currency().getCurrencyCode() + ".");
            return true;
        } catch (StoreException.Unavailable e) {
            unreachable(e);
            return false;
        } catch (StoreException.Unauthorized e) {
            if (!e.scopeMissing()) {
                reached();
                failed("login", e.getMessage(), Fixes.login(entered.address().kind()));
                return false;
            }
            return loginByOrders(store, e);
        } catch (StoreException.Rejected e) {
            return loginByOrders(store, e);
        }
    }

    /** The store does not tell about itself, which is allowed; that orders can be read shows that the login is right. */
    private boolean loginByOrders(Store store, StoreException reason) throws StoreException {
        reached();
        try {
            store.probe(Resource.ORDERS);
            warning(
                    "login",
                    "Logged in, but the store does not tell its name, currency and time zone (" + reason.getMessage()
                            + "). US dollars and UTC are assumed; orders carry their own currency.",
                    "To have them right, allow \"Information & Settings\" (read-only) for the API account, then"
                            + " save again.");
            return true;
        } catch (StoreException.Unauthorized e) {
            if (e.scopeMissing()) {
                passed("login", "Logged in.");
                return true;
            }
            failed("login", e.getMessage(), Fixes.login(entered.address().kind()));
        } catch (StoreException.Rejected e) {
            String fix = e.status() == MISSING
                    ? Fixes.ADDRESS
                    : Fixes.login(entered.address().kind());
            failed("login", e.getMessage(), fix);
        } catch (StoreException.Unavailable e) {
            failed("login", e.getMessage(), Fixes.LATER);
        }
        return false;
    }

    private boolean orders(Store store) throws StoreException {
        try {
            store.probe(Resource.ORDERS);
            passed("orders", "Orders can be read.");
            return true;
        } catch (StoreException.Unauthorized e) {
            failed("orders", e.getMessage(), Fixes.scope(entered.address().kind(), Resource.ORDERS));
        } catch (StoreException.Rejected e) {
            failed("orders", e.getMessage(), Fixes.ADDRESS);
        } catch (StoreException.Unavailable e) {
            failed("orders", e.getMessage(), Fixes.LATER);
        }
        return false;
    }

    private void optional(Store store) throws StoreException {
        boolean legacy = entered.address().kind() == StoreAddress.Kind.LEGACY;
        if (store.hasRefunds()) {
            ask(
                    () -> store.probe(Resource.REFUNDS),
                    Resource.REFUNDS,
                    "refunds",
                    "Refunds can be read.",
                    Fixes.WITHOUT_REFUNDS);
        } else {
            warning("refunds", "Not available with a legacy account. " + Fixes.WITHOUT_REFUNDS, Fixes.MOVE_OVER);
        }
        coupons(store);
        if (legacy) {
            warning("webhooks", "Not available with a legacy account. " + Fixes.WITHOUT_WEBHOOKS, Fixes.MOVE_OVER);
            warning("scripts", "Not available with a legacy account. " + Fixes.WITHOUT_SCRIPTS, Fixes.MOVE_OVER);
            return;
        }
        ask(
                () -> store.probe(Resource.WEBHOOKS),
                Resource.WEBHOOKS,
                "webhooks",
                "The store can tell about new orders.",
                Fixes.WITHOUT_WEBHOOKS);
        ask(
                store::probeScriptWriting,
                Resource.SCRIPTS,
                "scripts",
                "The tracking code can be installed.",
                Fixes.WITHOUT_SCRIPTS);
    }

    private void coupons(Store store) throws StoreException {
        try {
            store.probe(Resource.COUPONS);
        } catch (StoreException.Unauthorized e) {
            warning(
                    "coupons",
                    e.getMessage() + " " + Fixes.WITHOUT_COUPONS,
                    Fixes.scope(entered.address().kind(), Resource.COUPONS));
            return;
        } catch (StoreException.Rejected | StoreException.Unavailable e) {
            warning("coupons", e.getMessage() + " " + Fixes.WITHOUT_COUPONS, Fixes.LATER);
            return;
        }
        try {
            store.probeCouponWriting();
            passed("coupons", "Coupons can be read and written.");
        } catch (StoreException.Unauthorized e) {
            warning(
                    "coupons",
                    "Coupons can be read, but not written: " + e.getMessage() + " " + Fixes.WITHOUT_COUPONS,
                    Fixes.scope(entered.address().kind(), Resource.COUPONS));
        } catch (StoreException.Rejected | StoreException.Unavailable e) {
            warning(
                    "coupons",
                    "Coupons can be read; whether they can be written is not known: " + e.getMessage(),
                    Fixes.LATER);
        }
    }

    /** Something that a store allows or not. */
    private interface Question {
        void ask() throws StoreException;
    }

    private void ask(Question question, Resource resource, String step, String works, String without)
            throws StoreException {
        try {
            question.ask();
            passed(step, works);
        } catch (StoreException.Unauthorized e) {
            warning(
                    step,
                    e.getMessage() + " " + without,
                    Fixes.scope(entered.address().kind(), resource));
        } catch (StoreException.Rejected | StoreException.Unavailable e) {
            warning(step, e.getMessage() + " " + without, Fixes.LATER);
        }
    }

    private void clock(Store store) throws StoreException {
        Instant theirs;
        try {
            theirs = store.time();
        } catch (StoreException.Unauthorized | StoreException.Rejected | StoreException.Unavailable e) {
            passed("clock", "The store's clock was not compared (" + e.getMessage() + ").");
            return;
        }
        Duration apart = Duration.between(clock.instant(), theirs);
        if (apart.abs().compareTo(CLOCKS_APART) <= 0) {
            passed("clock", "The store's clock and ours agree.");
            return;
        }
        warning(
                "clock",
                "The store's clock is " + apart.abs().toMinutes() + " minutes "
                        + (apart.isNegative() ? "behind" : "ahead of") + " ours.",
                "No order is lost by it, because the store's time decides. Have the administrator of this server check"
                        + " its clock.");
    }

    private void reached() {
        passed("address", entered.address() + " answers.");
        passed(
                "tls",
                "https".equals(entered.address().root().getScheme())
                        ? "The connection is encrypted, the certificate is good."
                        : "Plain http, which this server's administrator allowed for this address.");
    }

    private void unreachable(StoreException.Unavailable e) {
        if (e.status() != 0) {
            reached();
            failed("login", e.getMessage(), Fixes.LATER);
        } else if (causedBy(e, SSLException.class)) {
            passed("address", entered.address().root().getAuthority() + " was found.");
            failed("tls", e.getMessage(), Fixes.CERTIFICATE);
        } else {
            failed("address", e.getMessage(), Fixes.ADDRESS);
        }
    }

    private static boolean causedBy(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private void passed(String name, String detail) {
        steps.add(new Step(name, Result.PASSED, detail, ""));
    }

    private void warning(String name, String detail, String fix) {
        steps.add(new Step(name, Result.WARNING, detail, fix));
    }

    private void failed(String name, String detail, String fix) {
        steps.add(new Step(name, Result.FAILED, detail, fix));
    }
}
