package org.ocpp4j.server;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.ocpp4j.server.credential.CredentialStore;
import org.ocpp4j.server.credential.ListeningRule;
import org.ocpp4j.server.database.DatabaseSettings;
import org.ocpp4j.server.database.DatabaseUnavailableException;
import org.ocpp4j.server.settings.LoadedSettings;
import org.ocpp4j.server.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The central system from its start to Ctrl-C. */
final class CentralSystemProcess {
    private static final Logger LOG = LoggerFactory.getLogger(CentralSystemProcess.class);
    private static final Duration GRACE = Duration.ofSeconds(2);

    /** The demo keeps nothing, unless told where. */
    private static final String IN_MEMORY = "jdbc:h2:mem:demo;DB_CLOSE_DELAY=-1";

    private final LoadedSettings loaded;
    private final Settings settings;
    private final Demo demo;

    CentralSystemProcess(LoadedSettings loaded) {
        this.loaded = loaded;
        this.settings = inMemoryForDemo(loaded);
        this.demo = new Demo(settings.demo().on() ? settings.demo().stations() : 0);
    }

    private static Settings inMemoryForDemo(LoadedSettings loaded) {
        Settings settings = loaded.settings();
        boolean chosen = loaded.changed().stream()
                .map(LoadedSettings.Changed::key)
                .anyMatch(key -> key.equals("data") || key.equals("database.url"));
        if (!settings.demo().on() || chosen) {
            return settings;
        }
        DatabaseSettings set = settings.database();
        return settings.withDatabase(
                new DatabaseSettings(IN_MEMORY, set.user(), set.password(), set.connections(), set.connectionWait()));
    }

    /** Serves until the process is told to stop; returns the exit status if it cannot serve at all. */
    int run() throws InterruptedException {
        loaded.warnings().forEach(LOG::warn);
        Optional<String> refusal =
                ListeningRule.refusal(settings, () -> CommandDatabase.withCredentials(settings, CredentialStore::any));
        if (refusal.isPresent()) {
            System.err.println(refusal.get());
            return 1;
        }
        RunningServer server;
        try {
            server = RunningServer.start(settings);
        } catch (DatabaseUnavailableException away) {
            System.err.println(CommandDatabase.why(settings.database(), away));
            return 1;
        } catch (IllegalStateException cannot) {
            System.err.println(cannot.getMessage());
            return 1;
        }
        greet(server);
        demo.start(server.stations());
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "ocpp-stop"));
        stopped.await(); // the shutdown hook ends the process
        return 0;
    }

    private void greet(RunningServer server) {
        LOG.info("Stations connect to {}/{identity}, or over SOAP to {}", server.stations(), server.soap());
        LOG.info("Operators: {}/docs/", server.operators());
        LOG.info("Data: {}", settings.database().shownUrl());
        demo.greet(LOG, server.stations());
        LOG.info("Ctrl-C stops it.");
    }

    private void stop(RunningServer server) {
        LOG.info("Stopping");
        try {
            demo.stop().toCompletableFuture().get(GRACE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException late) {
            LOG.warn("Not all emulated stations ended in time: {}", late.toString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        server.close();
        LOG.info("Stopped");
    }
}
