package io.tributary.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;

/** What this process costs its machine. */
final class Load {
    private static final double MEGABYTE = 1024.0 * 1024;

    private Load() {}

    /** Time that processors worked for this process, in seconds. */
    static double cpuSeconds() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
    }

    /** Whether a pool of that name is part of the heap. */
    static boolean isHeap(String pool) {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .anyMatch(each -> each.getName().equals(pool) && each.getType() == MemoryType.HEAP);
    }

    /** What is alive on the heap after a full collection, in megabytes. */
    static double liveHeap() {
        System.gc();
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
                        .map(MemoryPoolMXBean::getCollectionUsage)
                        .mapToLong(usage -> usage.getUsed())
                        .sum()
                / MEGABYTE;
    }
}
