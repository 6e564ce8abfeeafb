package org.ocpp4j.server.app;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.ocpp4j.server.rest.ApiResource;
import org.ocpp4j.server.rest.door.HealthCheck;
import org.ocpp4j.server.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The parts of the running server. One thread adds them in the order of their start; they are stopped in reverse order.
 * Some of them accept new settings meanwhile.
 */
final class Parts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Parts.class);

    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final List<Reloadable> reloadables = new ArrayList<>();
    private final List<ApiResource> resources = new ArrayList<>();
    private final List<HealthCheck> checks = new ArrayList<>();

    /** A part that takes other settings while it runs, or reads its files again. */
    @FunctionalInterface
    interface Reloadable {
        void reload(Settings next) throws IOException;
    }

    /** Adds a part that runs; it is stopped before all that were added before it. */
    <T extends AutoCloseable> T started(T part) {
        started.push(part);
        return part;
    }

    /** Adds an action to run when the settings change. */
    void reloadable(Reloadable part) {
        reloadables.add(part);
    }

    /** Adds something that the REST API serves, in the order of the documentation. */
    void serves(ApiResource... more) {
        resources.addAll(List.of(more));
    }

    /** Adds something that {@code /health} looks at. */
    void checked(HealthCheck... more) {
        checks.addAll(List.of(more));
    }

    /** The resources that the REST API serves. */
    List<ApiResource> resources() {
        return List.copyOf(resources);
    }

    /** The checks of {@code /health}. */
    List<HealthCheck> checks() {
        return List.copyOf(checks);
    }

    /** Gives new settings to all parts, even if one of them fails; returns the problems, in whole sentences. */
    List<String> reload(Settings next) {
        List<String> problems = new ArrayList<>();
        for (Reloadable part : reloadables) {
            try {
                part.reload(next);
            } catch (IOException | RuntimeException wrong) {
                problems.add(String.valueOf(wrong.getMessage()));
            }
        }
        return problems;
    }

    /** Stops all that were started, the last one first, also where one of them fails. Blocks until then. */
    @Override
    public void close() {
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            } catch (TimeoutException late) {
                LOG.warn("Not all stations were gone in time");
            } catch (Exception failed) {
                LOG.warn("A part did not stop in good order", failed);
            }
        }
    }
}
