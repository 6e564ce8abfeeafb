package org.ocpp4j.core.codec;

import java.util.List;
import org.ocpp4j.core.validation.Strictness;
import org.ocpp4j.core.validation.Violation;

/**
 * A message that was read.
 *
 * @param message the typed message
 * @param violations its violations of the schema; always empty under {@link Strictness#REJECT} and {@link
 *     Strictness#OFF}
 * @param <T> the type of the message
 */
public record Decoded<T>(T message, List<Violation> violations) {
    /** Copies the list. */
    public Decoded {
        violations = List.copyOf(violations);
    }
}
