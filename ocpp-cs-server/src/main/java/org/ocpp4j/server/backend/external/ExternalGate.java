package org.ocpp4j.server.backend.external;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.CompletionStage;
import org.ocpp4j.core.CallContext;
import org.ocpp4j.core.Interceptor;
import org.ocpp4j.core.RegistrationGate;
import org.ocpp4j.core.transport.Direction;
import org.ocpp4j.server.database.DatabaseUnavailableException;
import org.ocpp4j.server.station.Registrations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * The library's gate over another system's answers to BootNotification, as the database has them. An answer that could
 * not be stored counts all the same, as long as this server runs. An unknown station is let through, and so is one that
 * cannot be looked up: the other system may reject it itself.
 *
 * <p>Thread-safe. The lookup blocks the engine's handler threads.
 */
final class ExternalGate implements Interceptor, RegistrationGate.Store {
    private static final Logger LOG = LoggerFactory.getLogger(ExternalGate.class);
    private static final int MOST = 100_000;

    private final Registrations registrations;
    private final Outage outage;
    private final RegistrationGate gate = new RegistrationGate(this);

    /** Answers that the database does not have. */
    private final Cache<String, RegistrationGate.State> unrecorded =
            Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();

    ExternalGate(Registrations registrations, Outage outage) {
        this.registrations = registrations;
        this.outage = outage;
    }

    @Override
    public CompletionStage<JsonNode> call(CallContext call, Chain next) {
        if (call.direction() == Direction.RECEIVED) {
            meet(call.peer().identity());
        }
        return gate.call(call, next);
    }

    /** Reads a station that is not in memory. */
    void meet(String identity) {
        if (registrations.isMet(identity) || outage.isOn()) { // in this order: a station that is let through must try
            return;
        }
        try {
            registrations.meet(identity);
            outage.over();
        } catch (DatabaseUnavailableException away) {
            outage.noticed();
            LOG.debug("{} cannot be looked up", identity, away);
        }
    }

    @Override
    public RegistrationGate.State get(String identity) {
        RegistrationGate.State answered = unrecorded.getIfPresent(identity);
        RegistrationGate.State known = answered == null ? registrations.recorded(identity) : answered;
        return known == null ? RegistrationGate.State.ACCEPTED : known;
    }

    @Override
    public void put(String identity, RegistrationGate.State state) {
        if (registrations.recorded(identity) == state) {
            unrecorded.invalidate(identity);
        } else {
            unrecorded.put(identity, state);
        }
    }
}
