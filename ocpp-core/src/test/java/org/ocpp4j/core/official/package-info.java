/** Compares our verdicts with those of the official schemas; see CONTRIBUTING.md for how to run it. */
@NullMarked
package org.ocpp4j.core.official;

import org.jspecify.annotations.NullMarked;
