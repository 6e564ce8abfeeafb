package org.ocpp4j.benchmarks.load;

import java.util.Map;

/**
 * What became of the calls of a server to its stations.
 *
 * @param started how many were made
 * @param answered how many were answered with a result
 * @param failed the others that ended, by the name of the exception
 * @param pending those that have not ended
 */
record CallsToStations(long started, long answered, Map<String, Long> failed, long pending) {}
