package org.ocpp4j.core;

import org.ocpp4j.core.codec.Strictness;
import org.ocpp4j.core.version.Action;
import org.ocpp4j.core.version.MessageKind;

/** Decides how strictly messages are checked: per peer, direction, action and message. Thread-safe. */
@FunctionalInterface
public interface Validation {
    /** Refuse whatever breaks its schema, both ways; the default. */
    Validation STRICT = (peer, direction, action, kind) -> Strictness.REJECT;

    /** Take what stations really send, and report it; send only what is valid. */
    Validation LENIENT =
            (peer, direction, action, kind) -> direction == Direction.RECEIVED ? Strictness.REPORT : Strictness.REJECT;

    /**
     * The strictness for one message.
     *
     * @param peer the other side
     * @param direction which way the message goes
     * @param action its action
     * @param kind request or response
     * @return the strictness
     */
    Strictness of(Peer peer, Direction direction, Action<?, ?> action, MessageKind kind);
}
