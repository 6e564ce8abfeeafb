package org.ocpp4j.server.backend.builtin;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.ocpp4j.core.CallContext;
import org.ocpp4j.core.Interceptor;
import org.ocpp4j.core.RegistrationGate;
import org.ocpp4j.core.transport.Direction;
import org.ocpp4j.server.backend.RetryLater;
import org.ocpp4j.server.database.DatabaseUnavailableException;
import org.ocpp4j.server.station.Registrations;
import tools.jackson.databind.JsonNode;

/**
 * The library's gate, behind a look into the database for stations that are not remembered. The engine runs interceptors
 * of received calls where handlers run, so that look may block; calls that are sent never look.
 */
final class BootGate implements Interceptor {
    private final Registrations registrations;
    private final RegistrationGate gate;

    BootGate(Registrations registrations) {
        this.registrations = registrations;
        this.gate = new RegistrationGate(registrations);
    }

    @Override
    public CompletionStage<JsonNode> call(CallContext call, Chain next) {
        if (call.direction() == Direction.RECEIVED) {
            String identity = call.peer().identity();
            try {
                registrations.meet(identity);
            } catch (DatabaseUnavailableException unavailable) {
                if (!call.action().equals("Heartbeat")) { // which needs no database
                    return CompletableFuture.failedFuture(RetryLater.because(unavailable, identity, call.action()));
                }
            }
        }
        return gate.call(call, next);
    }
}
