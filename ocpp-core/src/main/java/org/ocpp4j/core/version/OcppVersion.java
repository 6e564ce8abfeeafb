package org.ocpp4j.core.version;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A version of OCPP, as data. The library contains {@link org.ocpp4j.core.v16.Ocpp16} and {@link
 * org.ocpp4j.core.v15.Ocpp15}; an application adds another by writing its records and implementing this interface.
 * Implementations are immutable; use one instance per version, since compiled data are cached by identity.
 */
public interface OcppVersion {
    /**
     * The version number.
     *
     * @return for example {@code 1.6}
     */
    String name();

    /**
     * The WebSocket sub-protocol (OCPP-J 1.6, section 3.1.2).
     *
     * @return for example {@code ocpp1.6}
     */
    String subprotocol();

    /**
     * All actions; no name occurs twice.
     *
     * @return an unmodifiable list, the same on every call
     */
    List<Action<?, ?>> actions();

    /**
     * The message types of this version. A frame of another type is answered with MessageTypeNotSupported if the
     * version has that error code, and is ignored otherwise.
     *
     * @return the types, the same on every call; the default is the types of OCPP 1.6
     */
    default Set<MessageType> messageTypes() {
        return MessageType.CALLS;
    }

    /**
     * The error codes of this version, and how it spells them.
     *
     * @return the text on the wire of each code that the version has, {@link ErrorCode#GENERIC_ERROR} among them; the same
     *     on every call. The default is the ten codes of OCPP 1.6 and their spelling
     */
    default Map<ErrorCode, String> errorNames() {
        return ErrorNames.OCPP_1_6;
    }

    /**
     * How this version spells an error code.
     *
     * @param code the code
     * @return the text on the wire; GenericError for a code that the version lacks
     */
    default String wireName(ErrorCode code) {
        Map<ErrorCode, String> names = errorNames();
        String name = names.get(code);
        return name == null ? Objects.requireNonNull(names.get(ErrorCode.GENERIC_ERROR)) : name;
    }

    /**
     * Reads an error code, in the spelling of this version or, since peers are inexact, of any other.
     *
     * @param wireName the text on the wire, compared exactly
     * @return the code, or empty if the text is unknown
     */
    default Optional<ErrorCode> errorCode(String wireName) {
        return errorNames().entrySet().stream()
                .filter(entry -> entry.getValue().equals(wireName))
                .map(Map.Entry::getKey)
                .findFirst()
                .or(() -> ErrorCode.of(wireName));
    }

    /**
     * The messages that a station may send before it is registered.
     *
     * @return the registration; the default is the registration of OCPP 1.6
     */
    default Registration registration() {
        return Registration.OCPP_1_6;
    }

    /**
     * The timestamps that a strict codec accepts.
     *
     * @return the syntax; the default is RFC 3339
     */
    default TimestampSyntax timestamps() {
        return TimestampSyntax.RFC_3339;
    }

    /**
     * How messages of this version translate to the version that handlers are written for.
     *
     * @return the dialect, or empty if handlers must support this version directly
     */
    default Optional<Dialect> dialect() {
        return Optional.empty();
    }
}
