package org.ocpp4j.server.station;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.codec.MessageCodec;
import org.ocpp4j.core.message.Response;
import org.ocpp4j.core.validation.Strictness;
import org.ocpp4j.core.version.OcppVersion;
import org.ocpp4j.server.bound.Bounds;
import org.ocpp4j.server.database.Change;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.messagelog.LoggedCall;
import tools.jackson.databind.JsonNode;

/**
 * The objects that every part of the backend uses.
 *
 * @param database the data
 * @param stations the stations
 * @param bounds how much is kept
 * @param clock the source of the time
 */
public record Storage(Database database, StationStore stations, Bounds bounds, Clock clock) {
    /**
     * Adds a station that came by itself, where nothing refers to its row: one that is remembered has one, or had it until
     * an operator removed it.
     */
    public void ensure(Change change, String identity) {
        if (stations.remembered(identity).isEmpty()) {
            stations.ensure(change, identity);
        }
    }

    /**
     * Changes data and answers the station. If the call is logged, it and the answer are kept in the same transaction. Blocks.
     *
     * @throws org.ocpp4j.server.database.DatabaseUnavailableException if it cannot be kept now
     */
    public <R extends Response> R answer(Station station, Function<Change, R> work) {
        return answer(station, work, response -> response);
    }

    /** The same where the work returns more than the response, which is made of it. */
    public <T> T answer(Station station, Function<Change, T> work, Function<T, ? extends Response> response) {
        LoggedCall call = LoggedCall.current();
        return call == null
                ? database.change(work)
                : call.change(database, work, result -> payload(station.version(), response.apply(result)));
    }

    /** Changes data for a call that another system has answered; its answer is kept with it if it is logged. Blocks. */
    public <T> T record(Function<Change, T> work) {
        LoggedCall call = LoggedCall.current();
        return call == null
                ? database.change(work)
                : call.change(database, work, result -> {
                    throw new IllegalStateException("The answer is another system's");
                });
    }

    /** As the engine writes it. */
    private static JsonNode payload(OcppVersion version, Response response) {
        Response wire =
                version.dialect().map(dialect -> dialect.toWire(response)).orElse(response);
        return MessageCodec.of(version).encode(wire, Strictness.OFF);
    }

    /** The time, as precisely as the database keeps it. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
