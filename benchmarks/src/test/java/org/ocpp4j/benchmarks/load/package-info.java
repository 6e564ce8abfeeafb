/** Tests of the load programs. */
@NullMarked
package org.ocpp4j.benchmarks.load;

import org.jspecify.annotations.NullMarked;
