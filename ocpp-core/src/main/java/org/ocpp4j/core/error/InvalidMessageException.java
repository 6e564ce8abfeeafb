package org.ocpp4j.core.error;

import java.util.List;
import java.util.stream.Collectors;
import org.ocpp4j.core.validation.Violation;
import org.ocpp4j.core.version.ErrorCode;

/**
 * A message breaks its schema: either a message of the caller, which was not sent, or a message of the peer.
 *
 * <p>The text of this exception names the places and the rules, and contains no values.
 */
public final class InvalidMessageException extends OcppException {
    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    /**
     * For the codec.
     *
     * @param what the message, for example {@code BootNotification request of OCPP 1.6}
     * @param violations its violations; at least one
     */
    public InvalidMessageException(String what, List<Violation> violations) {
        super(what + " is invalid: "
                + violations.stream().limit(5).map(Violation::message).collect(Collectors.joining("; ")));
        this.violations = List.copyOf(violations);
    }

    /**
     * The violations.
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
