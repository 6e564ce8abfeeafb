/**
 * The messages of OCPP 1.6 with its security extension, one record each, exactly as on the wire.
 *
 * <p>A record has a constructor of its required components, and a method {@code with…} for each optional one. A
 * component marked {@code @Nullable} is optional; null means that the member is absent. Lists are copied and cannot be
 * changed; a required list must not be null, and no list holds null. Any other null in a required component, and any
 * value that breaks a constraint, is reported when the message is sent.
 *
 * <p>Integers are {@code long}, because the JSON schemas set no bound of 32 bits. Energy is in Wh, power in W, current
 * in A and durations are in seconds unless the component says otherwise. Points in time are truncated to milliseconds.
 */
@NullMarked
package org.ocpp4j.core.v16;

import org.jspecify.annotations.NullMarked;
