package org.ocpp4j.server.station;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.Peer;
import org.ocpp4j.core.Validation;
import org.ocpp4j.core.transport.Direction;
import org.ocpp4j.core.validation.Strictness;
import org.ocpp4j.core.version.Action;
import org.ocpp4j.core.version.MessageKind;
import org.ocpp4j.server.backend.BackendSettings;

/**
 * Strict or lenient, as operators set it for a station, else by the default of the settings. A change applies from the
 * next message on. Called for every message: reads memory only, never blocks. Thread-safe.
 */
public final class StationValidation implements Validation {
    private final StationStore stations;
    private final Supplier<BackendSettings.Strictness> otherwise;

    /**
     * Validation by station.
     *
     * @param stations the values that operators set
     * @param otherwise the default for stations without a value; called each time, and must not block
     */
    public StationValidation(StationStore stations, Supplier<BackendSettings.Strictness> otherwise) {
        this.stations = stations;
        this.otherwise = otherwise;
    }

    /**
     * Whether a station's messages are taken although they break their schema.
     *
     * @param identity the station
     * @return true if it is lenient
     */
    public boolean isLenient(String identity) {
        @Nullable
        String own =
                stations.remembered(identity).map(StationRecord::validation).orElse(null);
        return own == null ? otherwise.get() == BackendSettings.Strictness.LENIENT : own.equals("LENIENT");
    }

    private Validation of(Peer peer) {
        return isLenient(peer.identity()) ? LENIENT : STRICT;
    }

    @Override
    public Strictness of(Peer peer, Direction direction, Action<?, ?> action, MessageKind kind) {
        return of(peer).of(peer, direction, action, kind);
    }

    @Override
    public Strictness messageIds(Peer peer) {
        return of(peer).messageIds(peer);
    }
}
