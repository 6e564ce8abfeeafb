package org.ocpp4j.benchmarks.load;

import java.util.Map;
import java.util.TreeMap;

/**
 * Instances of the classes that hold connections, calls and timers, after a collection.
 *
 * @param instances the count by class
 */
record LiveObjects(Map<String, Long> instances) {
    /** What has grown by more than a number since an earlier count, with the growth. */
    Map<String, Long> grownSince(LiveObjects earlier, long more) {
        Map<String, Long> grown = new TreeMap<>();
        instances.forEach((name, count) -> {
            long growth = count - earlier.instances.getOrDefault(name, 0L);
            if (growth > more) {
                grown.put(name, growth);
            }
        });
        return grown;
    }
}
