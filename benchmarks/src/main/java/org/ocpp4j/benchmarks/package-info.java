/**
 * JMH benchmarks: what the codec costs, beside other ways to do the same work. Run by hand:
 *
 * <pre>{@code
 * mvn -pl benchmarks -am -DskipTests package
 * java -jar benchmarks/target/benchmarks.jar -foe true -prof gc
 * }</pre>
 */
@NullMarked
package org.ocpp4j.benchmarks;

import org.jspecify.annotations.NullMarked;
