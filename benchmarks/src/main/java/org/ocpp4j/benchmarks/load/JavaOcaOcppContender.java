package org.ocpp4j.benchmarks.load;

import eu.chargetime.ocpp.JSONConfiguration;
import eu.chargetime.ocpp.JSONServer;
import eu.chargetime.ocpp.ServerEvents;
import eu.chargetime.ocpp.feature.profile.ServerCoreProfile;
import eu.chargetime.ocpp.model.SessionInformation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Java-OCA-OCPP's server with its own defaults, but for Nagle's algorithm, which is off as it is in the others. */
final class JavaOcaOcppContender implements ServerUnderTest {
    private static final int START_MILLIS = 10_000;

    private final JSONServer server;
    private final int port;
    private final AtomicInteger connections = new AtomicInteger();

    private JavaOcaOcppContender(ServerSettings settings) throws IOException {
        JSONConfiguration configuration =
                JSONConfiguration.get().setParameter(JSONConfiguration.TCP_NO_DELAY_PARAMETER, true);
        if (settings.ioThreads() != 0) {
            configuration.setParameter(JSONConfiguration.WEBSOCKET_WORKER_COUNT, settings.ioThreads());
        }
        this.port = settings.port() == 0 ? freePort() : settings.port();
        this.server = new JSONServer(new ServerCoreProfile(new FixedConfirmations()), configuration);
    }

    static ServerUnderTest start(ServerSettings settings) {
        try {
            JavaOcaOcppContender contender = new JavaOcaOcppContender(settings);
            contender.server.open("127.0.0.1", contender.port, contender.new Counter());
            awaitListener(contender.port);
            return contender;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A port that was free a moment ago: this server does not tell which one it was given. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Nor does it tell when it listens. */
    private static void awaitListener(int port) throws IOException {
        long deadline = System.nanoTime() + START_MILLIS * 1_000_000L;
        while (true) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return;
            } catch (IOException notYet) {
                if (System.nanoTime() > deadline) {
                    throw notYet;
                }
                Pause.millis(10);
            }
        }
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public int connections() {
        return connections.get();
    }

    @Override
    public void close() {
        // Its close() fails while connections are open; the end of the process does it as well.
    }

    private final class Counter implements ServerEvents {
        @Override
        public void authenticateSession(SessionInformation information, String user, byte[] password) {}

        @Override
        public void newSession(UUID session, SessionInformation information) {
            connections.incrementAndGet();
        }

        @Override
        public void lostSession(UUID session) {
            connections.decrementAndGet();
        }
    }
}
