package org.ocpp4j.server.backend;

import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.Direction;
import org.ocpp4j.core.Peer;
import org.ocpp4j.core.Validation;
import org.ocpp4j.core.codec.Strictness;
import org.ocpp4j.core.version.Action;
import org.ocpp4j.core.version.MessageKind;
import org.ocpp4j.server.station.StationRecord;
import org.ocpp4j.server.station.StationStore;

/** How strictly a station's messages are checked: as it was set for the station, else as the settings say. Thread-safe. */
public final class StationValidation implements Validation {
    private final StationStore stations;
    private final BackendSettings.Strictness otherwise;

    /**
     * Validation by station.
     *
     * @param stations what they remember counts
     * @param otherwise for stations for which nothing was set
     */
    public StationValidation(StationStore stations, BackendSettings.Strictness otherwise) {
        this.stations = stations;
        this.otherwise = otherwise;
    }

    @Override
    public Strictness of(Peer peer, Direction direction, Action<?, ?> action, MessageKind kind) {
        return rules(peer).of(peer, direction, action, kind);
    }

    @Override
    public Strictness messageIds(Peer peer) {
        return rules(peer).messageIds(peer);
    }

    private Validation rules(Peer peer) {
        @Nullable
        String set = stations.remembered(peer.identity())
                .map(StationRecord::validation)
                .orElse(null);
        String name = set == null ? otherwise.name() : set;
        return name.equals(BackendSettings.Strictness.LENIENT.name()) ? Validation.LENIENT : Validation.STRICT;
    }
}
