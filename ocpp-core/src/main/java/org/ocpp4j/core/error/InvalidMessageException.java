package org.ocpp4j.core.error;

import java.util.List;
import java.util.stream.Collectors;
import org.ocpp4j.core.validation.Violation;
import org.ocpp4j.core.version.ErrorCode;

/**
 * A message breaks its schema: the caller's own, and then nothing was sent, or one that the peer sent.
 *
 * <p>The message of this exception names the places and the rules, and quotes no values.
 */
public final class InvalidMessageException extends OcppException {
    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    /**
     * For the codec.
     *
     * @param what which message, for example {@code BootNotification request of OCPP 1.6}
     * @param violations what is wrong with it; at least one
     */
    public InvalidMessageException(String what, List<Violation> violations) {
        super(what + " is invalid: "
                + violations.stream().limit(5).map(Violation::message).collect(Collectors.joining("; ")));
        this.violations = List.copyOf(violations);
    }

    /**
     * What is wrong.
     *
     * @return at least one violation, in the order of the payload
     */
    public List<Violation> violations() {
        return violations;
    }

    /**
     * The error code that answers a CALL with this payload.
     *
     * @return the code of the first violation
     */
    public ErrorCode code() {
        return violations.get(0).code();
    }
}
