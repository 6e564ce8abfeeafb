package org.ocpp4j.server.messagelog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.rest.list.CsvTable;

/**
 * A frame as the API shows it.
 *
 * @param seq its number; a later frame has a higher one
 * @param identity the station
 * @param at when it was received or sent
 * @param direction RECEIVED from the station or SENT to it
 * @param protocol JSON or SOAP
 * @param ocppVersion the version of the connection
 * @param kind CALL, RESULT, ERROR, or OTHER for a malformed frame
 * @param action the action, of answers too; null if unknown
 * @param messageId the message id of the call
 * @param millis how long after its call this answer came; null if it is none, or its call was not seen
 * @param text the frame: secrets masked, cut if it is long
 * @param size how many characters it had on the wire
 */
public record Message(
        long seq,
        String identity,
        Instant at,
        String direction,
        String protocol,
        String ocppVersion,
        String kind,
        @Nullable String action,
        @Nullable String messageId,
        @Nullable Integer millis,
        String text,
        int size) {
    static final CsvTable<Message> CSV = CsvTable.of(Message.class);
}
