package org.ocpp4j.core.error;

import java.util.Optional;
import org.ocpp4j.core.version.ErrorCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A CALL was answered with a CALLERROR (OCPP-J 1.6, section 4.2.3). Thrown by a handler, it becomes the CALLERROR that
 * the peer gets; found in a future of {@code send}, it is the one that the peer sent.
 */
public final class CallRejectedException extends OcppException {
    private static final long serialVersionUID = 1L;

    private final String rawCode;
    private final String description;
    private final transient JsonNode details;

    /**
     * For handlers: refuses the call.
     *
     * @param code why; spelt on the wire as the peer's version demands
     * @param description a sentence for people, which the peer will see
     */
    public CallRejectedException(ErrorCode code, String description) {
        this(code.ocpp16Name(), description, JsonNodeFactory.instance.objectNode());
    }

    /**
     * For transports and handlers that want every element.
     *
     * @param rawCode the code as it travels
     * @param description a sentence for people; may be empty
     * @param details an object; empty when there are none
     */
    public CallRejectedException(String rawCode, String description, JsonNode details) {
        super("The call was answered with " + rawCode + (description.isEmpty() ? "" : ": " + description));
        this.rawCode = rawCode;
        this.description = description;
        this.details = details;
    }

    /**
     * The code.
     *
     * @return the code, or empty if no version of OCPP has the {@link #rawCode()}
     */
    public Optional<ErrorCode> code() {
        return ErrorCode.of(rawCode);
    }

    /**
     * The code as it came.
     *
     * @return the text on the wire
     */
    public String rawCode() {
        return rawCode;
    }

    /**
     * The sentence for people.
     *
     * @return the description, perhaps empty
     */
    public String description() {
        return description;
    }

    /**
     * The details.
     *
     * @return an object, empty when there are none
     */
    public JsonNode details() {
        return details;
    }
}
