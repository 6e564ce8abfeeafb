package org.ocpp4j.core.version;

import java.util.List;
import java.util.Optional;

/**
 * A version of OCPP, as data. The library brings {@link org.ocpp4j.core.v16.Ocpp16} and
 * {@link org.ocpp4j.core.v15.Ocpp15}; an application adds another by writing its records and implementing this
 * interface. Implementations are immutable; one instance stands for one version, since what is compiled from it is
 * cached by identity.
 */
public interface OcppVersion {
    /**
     * The number, as people write it.
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
     * How this version spells an error code.
     *
     * @param code the code
     * @return the text on the wire; the default is the spelling of OCPP 1.6
     */
    default String wireName(ErrorCode code) {
        return code.ocpp16Name();
    }

    /**
     * Which timestamps a strict codec takes.
     *
     * @return the syntax; the default is RFC 3339
     */
    default TimestampSyntax timestamps() {
        return TimestampSyntax.RFC_3339;
    }

    /**
     * How messages of this version translate to the version that handlers are written for.
     *
     * @return the dialect, or empty where handlers must know this version itself
     */
    default Optional<Dialect> dialect() {
        return Optional.empty();
    }
}
