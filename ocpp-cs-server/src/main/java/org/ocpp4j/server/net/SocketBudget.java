package org.ocpp4j.server.net;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many sockets the stations' door may have open, so that file descriptors are left for the database, for operators and
 * for what else the server opens.
 *
 * @param connections how many stations may be connected
 * @param handshakes how many sockets may be open besides, which are no stations yet
 */
public record SocketBudget(int connections, int handshakes) {
    private static final Logger LOG = LoggerFactory.getLogger(SocketBudget.class);
    private static final int MOST_HANDSHAKES = 256;

    /**
     * As many as the descriptors that are free now allow. Logs if that is less than wanted.
     *
     * @param wanted how many stations should be able to connect
     * @param reserved how many descriptors others need
     * @return the budget
     */
    public static SocketBudget of(int wanted, int reserved) {
        Optional<Descriptors> known = Descriptors.now();
        SocketBudget budget = known.map(descriptors -> of(wanted, descriptors.most() - descriptors.open() - reserved))
                .orElse(new SocketBudget(wanted, MOST_HANDSHAKES));
        if (budget.connections < wanted) {
            LOG.warn(
                    "Only {} stations may be connected instead of stations.max-connections = {}, since this process may"
                            + " have only {} files and sockets open, and needs some itself; {}",
                    budget.connections,
                    wanted,
                    known.map(Descriptors::most).orElse(0L),
                    Descriptors.REMEDY);
        }
        return budget;
    }

    /** Of few sockets, half are for handshakes: a station must be able to come while others hang in theirs. */
    static SocketBudget of(int wanted, long free) {
        long handshakes = Math.max(1, Math.min(MOST_HANDSHAKES, free / 2));
        return new SocketBudget((int) Math.max(1, Math.min(wanted, free - handshakes)), (int) handshakes);
    }
}
