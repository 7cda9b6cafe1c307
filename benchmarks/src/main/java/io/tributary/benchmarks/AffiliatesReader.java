package io.tributary.benchmarks;

import com.sun.management.GarbageCollectionNotificationInfo;
import io.tributary.audit.Actor;
import io.tributary.audit.internal.SqlAuditLog;
import io.tributary.database.Database;
import io.tributary.database.internal.SqlDatabase;
import io.tributary.platform.AccountId;
import io.tributary.platform.leaddyno.LeadDyno;
import io.tributary.platform.leaddyno.LeadDynoSettings;
import io.tributary.platform.leaddyno.LeadDynoSettings.CancelledAgain;
import io.tributary.platform.leaddyno.LeadDynoSettings.PurchaseCode;
import io.tributary.platform.leaddyno.LeadDynoSettings.WithoutAffiliate;
import io.tributary.platform.leaddyno.LeadDynoSettings.WithoutEmail;
import io.tributary.platform.leaddyno.internal.LeadDynoComponent;
import io.tributary.platform.leaddyno.internal.LeadDynoPlatform;
import io.tributary.platform.leaddyno.internal.StoredAccounts;
import java.lang.annotation.Annotation;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/**
 * The process that reads affiliates. Prints how many there are, how many seconds a reading took, and in megabytes what is
 * alive before and after, the most that survived a full collection since then, and the limit.
 */
final class AffiliatesReader {
    static final String KEY = "private-key";
    /** The first writes them all, the others find nothing new. */
    static final int PASSES = 2;

    private static final double MEGABYTE = 1024.0 * 1024;
    private static final AccountId ACCOUNT = new AccountId("default");

    private AffiliatesReader() {}

    /** The process itself, told LeadDyno's address. */
    public static void main(String[] arguments) throws Exception {
        try (Storage storage = Storage.h2()) {
            Database database = new SqlDatabase(storage.dataSource());
            LeadDynoComponent component = new LeadDynoComponent(
                    new Fast(arguments[0]), alone(), database, new OpenSecrets(), new SqlAuditLog(database));
            LeadDyno leadDyno = new StoredAccounts(component);
            leadDyno.connect(
                    ACCOUNT,
                    new LeadDynoSettings(
                            "",
                            KEY,
                            "",
                            PurchaseCode.ORDER_ID,
                            WithoutAffiliate.SEND,
                            WithoutEmail.REFUSE,
                            CancelledAgain.REFUSE),
                    new Actor("benchmark", ""));
            double before = Load.liveHeap();
            AtomicLong peak = watch();
            long start = System.nanoTime();
            for (int pass = 0; pass < PASSES; pass++) {
                leadDyno.poll(ACCOUNT);
            }
            double seconds = (System.nanoTime() - start) / 1e9 / PASSES;
            double after = Load.liveHeap();
            double most = Math.max(after, peak.get() / MEGABYTE);
            System.out.println(
                    new LeadDynoPlatform(component).affiliatesWithCode(ACCOUNT).size());
            System.out.println(seconds);
            System.out.println(before);
            System.out.println(after);
            System.out.println(most);
            System.out.println(Runtime.getRuntime().maxMemory() / MEGABYTE);
        }
        // Idle threads need not be waited for.
        System.exit(0);
    }

    /** The most of the heap that was left by a full collection from now on, in bytes. */
    private static AtomicLong watch() {
        AtomicLong most = new AtomicLong();
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            ((NotificationEmitter) collector)
                    .addNotificationListener(
                            (notification, handback) -> {
                                var info = GarbageCollectionNotificationInfo.from(
                                        (CompositeData) notification.getUserData());
                                if (info.getGcAction().equals("end of major GC")) {
                                    most.accumulateAndGet(heap(info), Math::max);
                                }
                            },
                            null,
                            null);
        }
        return most;
    }

    private static long heap(GarbageCollectionNotificationInfo info) {
        return info.getGcInfo().getMemoryUsageAfterGc().entrySet().stream()
                .filter(pool -> Load.isHeap(pool.getKey()))
                .map(pool -> pool.getValue())
                .mapToLong(MemoryUsage::getUsed)
                .sum();
    }

    /** A framework with nobody else in it. */
    private static BundleContext alone() {
        Bundle bundle = (Bundle) Proxy.newProxyInstance(
                AffiliatesReader.class.getClassLoader(),
                new Class<?>[] {Bundle.class},
                (self, method, arguments) -> method.getName().equals("getBundleId") ? 1L : null);
        return (BundleContext) Proxy.newProxyInstance(
                AffiliatesReader.class.getClassLoader(),
                new Class<?>[] {BundleContext.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "createFilter" -> FrameworkUtil.createFilter((String) arguments[0]);
                    case "getBundle" -> bundle;
                    default -> null;
                });
    }

    /** As fast as LeadDyno lets anybody. */
    private record Fast(String address) implements LeadDynoComponent.Config {
        @Override
        public boolean bearer() {
            return false;
        }

        @Override
        public int requests_per_minute() {
            return 200;
        }

        @Override
        public int affiliates_interval_minutes() {
            return 60;
        }

        @Override
        public Class<? extends Annotation> annotationType() {
            return LeadDynoComponent.Config.class;
        }
    }
}
