package org.ocpp4j.benchmarks.load;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.UnixOperatingSystemMXBean;
import io.netty.util.internal.PlatformDependent;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/** What the JVM tells about itself. */
final class ThisProcess {
    private static final int COLLECTIONS = 3;
    /** What is left of connections, calls and timers; not the maps of the JDK, which also grow with its own threads. */
    private static final String OF_INTEREST = "(?:org\\.ocpp4j|org\\.java_websocket|io\\.netty\\.channel|sun\\.nio\\.ch"
            + "|java\\.util\\.concurrent\\.(?:CompletableFuture|ScheduledThreadPoolExecutor))[.$\\s]";

    private static final Pattern HISTOGRAM_LINE =
            Pattern.compile("\\s*\\d+:\\s+(\\d+)\\s+\\d+\\s+(?=" + OF_INTEREST + ")(\\S+).*");

    private ThisProcess() {}

    /** Processor time of all threads since the start, in milliseconds. */
    static long cpuMillis() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return system.getProcessCpuTime() / 1_000_000;
    }

    /** Heap in use after collections, in bytes. */
    static long collectedHeap() {
        for (int collection = 0; collection < COLLECTIONS; collection++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** Memory outside the heap: the buffers of the JDK, and those that Netty takes past the JDK. */
    static long directBytes() {
        long jdk = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
        return jdk + Math.max(0, PlatformDependent.usedDirectMemory());
    }

    /** Open file descriptors; 0 where the system does not tell. */
    static long openFiles() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getOpenFileDescriptorCount()
                : 0;
    }

    /** How many file descriptors a process may have. */
    static long maxFiles() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount()
                : Long.MAX_VALUE;
    }

    /** Names of the live threads, sorted. */
    static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .sorted()
                .toList();
    }

    /** Instances by class, after a collection, of the classes that hold connections, calls and timers. */
    static Map<String, Long> liveObjects() {
        String histogram;
        try {
            histogram = (String) ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "gcClassHistogram",
                            new Object[] {new String[0]},
                            new String[] {String[].class.getName()});
        } catch (JMException missing) {
            throw new IllegalStateException("This JVM counts no objects", missing);
        }
        Map<String, Long> counts = new TreeMap<>();
        histogram.lines().map(HISTOGRAM_LINE::matcher).filter(Matcher::matches).forEach(line -> {
            counts.merge(line.group(2), Long.valueOf(line.group(1)), Long::sum);
        });
        return counts;
    }
}
