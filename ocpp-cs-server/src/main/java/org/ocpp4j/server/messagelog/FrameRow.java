package org.ocpp4j.server.messagelog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.transport.Direction;
import org.ocpp4j.core.transport.Handshake.Protocol;

/**
 * A frame as it is stored.
 *
 * @param identity the station
 * @param at when it was received or sent
 * @param direction which way it went
 * @param protocol the transport
 * @param ocppVersion the version of the connection
 * @param kind its kind
 * @param action the action, of answers too; null if unknown
 * @param messageId the message id of the call; null if there is none
 * @param millis how long after its call this answer came; null if it is none, or its call was not seen
 * @param text the frame: secrets masked, cut if it is long
 * @param size how many characters it had on the wire
 */
record FrameRow(
        String identity,
        Instant at,
        Direction direction,
        Protocol protocol,
        String ocppVersion,
        FrameKind kind,
        @Nullable String action,
        @Nullable String messageId,
        @Nullable Integer millis,
        String text,
        int size) {}
