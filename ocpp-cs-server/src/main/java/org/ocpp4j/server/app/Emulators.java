package org.ocpp4j.server.app;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.ocpp4j.emulator.EmulatedFolder;
import org.ocpp4j.emulator.EmulatorRuntime;
import org.ocpp4j.emulator.FolderPlan;
import org.ocpp4j.emulator.StationModel;
import org.ocpp4j.emulator.StationTransports;
import org.ocpp4j.emulator.configuration.FolderContents;
import org.ocpp4j.server.settings.EmulatorSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Emulated stations that the central system starts from a folder. They connect over WebSocket and are treated as real
 * ones are: the same rules for registration and passwords apply.
 *
 * <p>Thread-safe; the folder of stations serves one caller after another. On close they end their transactions and
 * disconnect; after some seconds, close no longer waits for the rest.
 */
public final class Emulators implements AutoCloseable {
    /** How many stations a folder may hold here. */
    public static final int MOST_STATIONS = 1000;

    private static final Logger LOG = LoggerFactory.getLogger(Emulators.class);
    private static final Duration RAMP = Duration.ofMillis(50);
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final EmulatorSettings settings;
    private final EmulatedFolder folder;

    private Emulators(EmulatorSettings settings, URI centralSystem) {
        this.settings = settings;
        FolderPlan plan = new FolderPlan(
                Path.of(settings.folder()),
                centralSystem,
                FolderPlan.NOBODY,
                StationModel.DEFAULT.watts(),
                RAMP,
                MOST_STATIONS);
        this.folder = new EmulatedFolder(plan, StationTransports.WEB_SOCKET, EmulatorRuntime.create());
    }

    /**
     * Starts the stations, if they are enabled. Blocks while the folder is read, but not until they are connected.
     * Errors in the folder are logged and affect no other station.
     *
     * @param settings whether, and which folder
     * @param centralSystem where stations connect whose files do not say; the stations' door
     * @return the stations; close them before the door
     */
    public static Emulators start(EmulatorSettings settings, URI centralSystem) {
        Emulators started = new Emulators(settings, centralSystem);
        started.reload();
        return started;
    }

    /**
     * Reads the folder again: new stations are started, removed ones stopped, changed ones start anew. A station whose
     * files have become wrong stays as it is. Blocks for reading. No effect if emulators are not enabled, or after {@link
     * #close}.
     */
    public void reload() {
        if (!settings.enable()) {
            return;
        }
        FolderContents contents = folder.load();
        contents.notes().forEach(note -> LOG.info("Emulators: {}", note));
        contents.problems().forEach(problem -> LOG.warn("Emulators: {}", problem.message()));
        LOG.info(
                "Emulators: {} stations of {} run; problems: {}",
                folder.stations().size(),
                settings.folder(),
                contents.problems().size());
    }

    @Override
    public void close() {
        try {
            folder.stop().toCompletableFuture().get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException late) {
            LOG.warn("Not all emulated stations ended in time");
        } catch (ExecutionException failed) {
            LOG.warn("Emulated stations did not end in good order", failed);
        }
    }
}
