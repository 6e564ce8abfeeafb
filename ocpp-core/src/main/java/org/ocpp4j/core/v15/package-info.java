/**
 * The messages of OCPP 1.5, one record each, exactly as on the wire.
 *
 * <p>A record has a constructor of its required components, and a method {@code with…} for each optional one. A
 * component marked {@code @Nullable} is optional; null means that the member is absent. Lists are copied and cannot be
 * changed; a required list must not be null, and no list holds null. Any other null in a required component, and any
 * value that breaks a constraint, is reported when the message is sent.
 *
 * <p>Integers are {@code int}: the service description bounds them to 32 bits. Energy is in Wh and durations are in
 * seconds unless the component says otherwise. Points in time are truncated to milliseconds.
 */
@NullMarked
package org.ocpp4j.core.v15;

import org.jspecify.annotations.NullMarked;
