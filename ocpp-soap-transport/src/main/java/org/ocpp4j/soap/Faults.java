package org.ocpp4j.soap;

import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.error.CallRejectedException;
import org.ocpp4j.core.version.ErrorCode;
import org.ocpp4j.soap.internal.xml.Fault;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Converts between SOAP faults and errors of calls (OCPP-S 1.6, section 5.3). */
final class Faults {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Faults() {}

    /** The fault that answers a call with this failure. */
    static Fault of(Throwable failure) {
        if (!(cause(failure) instanceof CallRejectedException rejected)) {
            return new Fault(Fault.Code.RECEIVER, "InternalError", "The call could not be processed", null);
        }
        String detail = rejected.details().isEmpty() ? null : rejected.details().toString();
        boolean mismatch = rejected.rawCode().equals("IdentityMismatch");
        String subcode = mismatch ? "IdentityMismatch" : subcode(rejected.code().orElse(ErrorCode.GENERIC_ERROR));
        boolean receivers = subcode.equals("InternalError") || subcode.equals("NotSupported");
        String reason = rejected.description().isEmpty() ? rejected.rawCode() : rejected.description();
        return new Fault(receivers ? Fault.Code.RECEIVER : Fault.Code.SENDER, subcode, reason, detail);
    }

    /** The exception that a stage failed with, without the wrappers that stages add. */
    static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private static String subcode(ErrorCode code) {
        return switch (code) {
            case SECURITY_ERROR -> "SecurityError";
            case NOT_IMPLEMENTED, NOT_SUPPORTED -> "NotSupported";
            case INTERNAL_ERROR, GENERIC_ERROR -> "InternalError";
            case PROTOCOL_ERROR,
                    FORMATION_VIOLATION,
                    RPC_FRAMEWORK_ERROR,
                    MESSAGE_TYPE_NOT_SUPPORTED,
                    PROPERTY_CONSTRAINT_VIOLATION,
                    OCCURRENCE_CONSTRAINT_VIOLATION,
                    TYPE_CONSTRAINT_VIOLATION -> "ProtocolError";
        };
    }

    /** The exception for a call that was answered with a fault; any subcode is kept as received. */
    static CallRejectedException exception(Fault fault) {
        String code = fault.subcode() == null || fault.subcode().isEmpty()
                ? fault.code() == Fault.Code.RECEIVER ? "InternalError" : "ProtocolError"
                : fault.subcode();
        return new CallRejectedException(code, fault.reason(), details(fault.detail()));
    }

    private static JsonNode details(@Nullable String detail) {
        if (detail == null || detail.isEmpty()) {
            return JsonNodeFactory.instance.objectNode();
        }
        try {
            JsonNode details = MAPPER.readTree(detail);
            if (details.isObject()) {
                return details;
            }
        } catch (JacksonException words) {
            // from another implementation, and not machine-readable
        }
        return JsonNodeFactory.instance.objectNode().put("detail", detail);
    }
}
