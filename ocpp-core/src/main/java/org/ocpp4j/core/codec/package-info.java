/**
 * Converts text to a {@link org.ocpp4j.core.codec.Frame} to a typed message and back, and validates in both directions.
 */
@NullMarked
package org.ocpp4j.core.codec;

import org.jspecify.annotations.NullMarked;
