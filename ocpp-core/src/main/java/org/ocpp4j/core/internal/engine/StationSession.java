package org.ocpp4j.core.internal.engine;

import java.util.concurrent.CompletionStage;
import org.ocpp4j.core.CallOptions;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.message.Response;
import org.ocpp4j.core.message.ToStation;
import org.ocpp4j.core.transport.Handshake;
import org.ocpp4j.core.transport.OutboundCalls;

/** A session whose peer is a {@link Station}. */
public final class StationSession extends PeerSession<Station> implements Station {
    public StationSession(Engine<Station> engine, Handshake handshake, OutboundCalls outbound) {
        super(engine, handshake, outbound);
    }

    @Override
    protected Station self() {
        return this;
    }

    @Override
    public <R extends Response> CompletionStage<R> send(ToStation<R> request) {
        return sendTyped(request, CallOptions.DEFAULT);
    }

    @Override
    public <R extends Response> CompletionStage<R> send(ToStation<R> request, CallOptions options) {
        return sendTyped(request, options);
    }
}
