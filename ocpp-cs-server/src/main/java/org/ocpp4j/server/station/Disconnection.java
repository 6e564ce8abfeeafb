package org.ocpp4j.server.station;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.server.OcppServer;
import org.ocpp4j.server.rest.ProblemException;
import org.ocpp4j.server.rest.Problems;
import org.ocpp4j.server.rest.list.Respond;

/**
 * Closes connections of stations on behalf of operators; the operator's request waits for the end.
 *
 * @param server knows the connections
 */
record Disconnection(OcppServer server) {
    private static final int WAIT_SECONDS = 30;

    /**
     * A connection that was closed.
     *
     * @param identity the station
     * @param code the code of RFC 6455 with which it ended; 0 for none
     * @param reason how it ended
     */
    record Disconnected(String identity, int code, String reason) {}

    /** Closes the connection and answers once it has ended. */
    void of(Context request, String identity, BooleanSupplier known) {
        Optional<Station> station = server.station(identity);
        if (station.isEmpty()) {
            if (!known.getAsBoolean()) {
                throw Problems.unknownStation(identity);
            }
            throw new ProblemException(
                    409, "notConnected", "The station \"" + Problems.shorten(identity) + "\" is not connected.");
        }
        CloseReason reason = ended(identity, station.get());
        Respond.json(request, 200, new Disconnected(identity, reason.code(), reason.toString()));
    }

    private static CloseReason ended(String identity, Station station) {
        try {
            return station.close(CloseReason.goingAway("an operator closed the connection"))
                    .toCompletableFuture()
                    .get(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw stillClosing(identity);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw stillClosing(identity);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible.getCause());
        }
    }

    private static ProblemException stillClosing(String identity) {
        return new ProblemException(
                504,
                "stillClosing",
                "The connection of \"" + Problems.shorten(identity) + "\" will be closed, but has not ended yet.");
    }
}
