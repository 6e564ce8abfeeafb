package org.ocpp4j.core.internal.engine;

import java.util.concurrent.CompletionStage;
import org.ocpp4j.core.CallOptions;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.message.FromStation;
import org.ocpp4j.core.message.Response;
import org.ocpp4j.core.transport.Handshake;
import org.ocpp4j.core.transport.OutboundCalls;

/** A session whose peer is a {@link CentralSystem}. */
public final class CentralSystemSession extends PeerSession<CentralSystem> implements CentralSystem {
    public CentralSystemSession(Engine<CentralSystem> engine, Handshake handshake, OutboundCalls outbound) {
        super(engine, handshake, outbound);
    }

    @Override
    protected CentralSystem self() {
        return this;
    }

    @Override
    public <R extends Response> CompletionStage<R> send(FromStation<R> request) {
        return sendTyped(request, CallOptions.DEFAULT);
    }

    @Override
    public <R extends Response> CompletionStage<R> send(FromStation<R> request, CallOptions options) {
        return sendTyped(request, options);
    }
}
