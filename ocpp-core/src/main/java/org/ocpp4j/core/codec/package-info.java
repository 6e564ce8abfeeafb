/** Frames and payloads: text to {@link org.ocpp4j.core.codec.Frame} to typed message and back, validated both ways. */
@NullMarked
package org.ocpp4j.core.codec;

import org.jspecify.annotations.NullMarked;
