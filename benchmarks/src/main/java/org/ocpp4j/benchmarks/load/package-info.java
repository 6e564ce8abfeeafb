/**
 * Load programs: servers under test, a generator of load, and scenarios that start both in JVMs of their own. See
 * {@link Main} for how to run them, and the module's README for the commands behind the figures.
 */
@NullMarked
package org.ocpp4j.benchmarks.load;

import org.jspecify.annotations.NullMarked;
