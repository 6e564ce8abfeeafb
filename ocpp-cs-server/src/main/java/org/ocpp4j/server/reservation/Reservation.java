package org.ocpp4j.server.reservation;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.codec.MessageCodec;
import org.ocpp4j.core.error.InvalidMessageException;
import org.ocpp4j.core.v16.Ocpp16;
import org.ocpp4j.core.v16.ReserveNowRequest;
import org.ocpp4j.core.validation.Strictness;
import org.ocpp4j.core.version.MessageKind;
import org.ocpp4j.server.text.Truncation;
import tools.jackson.databind.JsonNode;

/**
 * The reservation that ReserveNow requests from a station.
 *
 * @param identity the station
 * @param reservationId the number of the reservation at that station
 * @param connectorId the connector; 0 for any
 * @param idTag the idTag that may use it
 * @param parentIdTag the group that may also use it; null for none
 * @param expiresAt when it ends
 */
public record Reservation(
        String identity,
        int reservationId,
        int connectorId,
        String idTag,
        @Nullable String parentIdTag,
        Instant expiresAt) {

    /**
     * Reads the payload of a ReserveNow, which OCPP 1.5 and 1.6 write alike.
     *
     * @param identity the station
     * @param payload the payload, valid
     * @return the reservation, or empty if the payload cannot be read or its numbers need more than 32 bits
     */
    public static Optional<Reservation> of(String identity, JsonNode payload) {
        MessageCodec codec = MessageCodec.of(Ocpp16.VERSION);
        try {
            Object message = codec.decode(
                            codec.action("ReserveNow").orElseThrow(), MessageKind.REQUEST, payload, Strictness.OFF)
                    .message();
            return of(identity, (ReserveNowRequest) message);
        } catch (InvalidMessageException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<Reservation> of(String identity, ReserveNowRequest request) {
        Truncation truncation = new Truncation();
        Integer reservationId = truncation.number("reservationId", request.reservationId());
        Integer connectorId = truncation.number("connectorId", request.connectorId());
        return reservationId == null || connectorId == null
                ? Optional.empty()
                : Optional.of(new Reservation(
                        identity,
                        reservationId,
                        connectorId,
                        truncation.text("idTag", request.idTag(), 255),
                        truncation.optional("parentIdTag", request.parentIdTag(), 255),
                        request.expiryDate()));
    }
}
