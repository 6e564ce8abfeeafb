package org.ocpp4j.server.app;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.ocpp4j.server.app.Signals.Order;
import org.ocpp4j.server.database.DatabaseInUseException;
import org.ocpp4j.server.database.DatabaseUnavailableException;
import org.ocpp4j.server.database.OpeningProblem;
import org.ocpp4j.server.log.LogOutput;
import org.ocpp4j.server.settings.LoadedSettings;
import org.ocpp4j.server.settings.Settings;
import org.ocpp4j.server.settings.SettingsException;
import org.ocpp4j.server.thread.Fatal;
import org.ocpp4j.server.thread.Threads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The central system from its start to its end by a signal. The thread that runs it carries out the orders one after the
 * other; a graceful stop only begins here, and an order to stop at once cuts it short.
 */
public final class CentralSystemProcess {
    private static final Logger LOG = LoggerFactory.getLogger(CentralSystemProcess.class);
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Supplier<LoadedSettings> source;
    private final Predicate<Settings> anyCredential;
    private final LoadedSettings loaded;
    private final Settings settings;
    private final Demo demo;
    private final DemoDirectory demoData = new DemoDirectory();

    /** Signals come in bursts at most, and each order takes little. */
    private final BlockingQueue<Order> orders = new LinkedBlockingQueue<>(100);

    private final AtomicBoolean stopped = new AtomicBoolean();

    /**
     * A process that does not run yet.
     *
     * @param source reads the settings, at the start and at each reload
     * @param anyCredential whether there is a credential in the database of the settings; may block
     */
    public CentralSystemProcess(Supplier<LoadedSettings> source, Predicate<Settings> anyCredential) {
        this.source = source;
        this.anyCredential = anyCredential;
        this.loaded = source.get();
        this.settings = forDemo(loaded);
        this.demo = new Demo(settings.demo().on() ? settings.demo().stations() : 0);
    }

    /** The demo keeps nothing unless a directory is given. */
    private Settings forDemo(LoadedSettings loaded) {
        Settings settings = loaded.settings();
        boolean chosen = loaded.changed().stream()
                .map(LoadedSettings.Changed::key)
                .anyMatch(key -> key.equals("data") || key.equals("database.url"));
        return settings.demo().on() && !chosen
                ? settings.withDatabase(settings.database().at(demoData.file()))
                : settings;
    }

    /** Serves until the process receives a signal to stop; returns its exit status. */
    public int run() throws InterruptedException {
        Fatal.ownProcess();
        LogOutput.onThrown(Fatal::check);
        Signals.listen(EnumSet.complementOf(EnumSet.of(Order.STOP)), this::order);
        if (settings.demo().on()) {
            LogOutput.showEveryCall();
        }
        LogOutput.takeJavaLogging();
        LogOutput.apply(settings.log());
        loaded.warnings().forEach(LOG::warn);
        Optional<String> refusal = ListeningRule.refusal(settings, () -> anyCredential.test(settings));
        if (refusal.isPresent()) {
            System.err.println(refusal.get());
            return 1;
        }
        RunningServer server;
        try {
            server = RunningServer.start(settings);
        } catch (DatabaseUnavailableException away) {
            System.err.println(OpeningProblem.text(settings.database(), away));
            return 1;
        } catch (DatabaseInUseException | IllegalStateException cannot) {
            System.err.println(cannot.getMessage());
            return 1;
        }
        Signals.listen(EnumSet.of(Order.STOP), this::order);
        // Where signals cannot be had, and when a test ends the JVM.
        Runtime.getRuntime().addShutdownHook(Threads.once("ocpp-stop", () -> stop(server)));
        greet(server);
        demo.start(server.stations());
        obey(server);
        stop(server);
        return 0;
    }

    /** An order to stop is never the one for which there is no room. */
    private void order(Order order) {
        while (!orders.offer(order) && order == Order.STOP) {
            orders.poll();
        }
    }

    private void obey(RunningServer server) throws InterruptedException {
        boolean stopping = false;
        while (true) {
            switch (orders.take()) {
                case STOP -> {
                    return;
                }
                case STOP_GRACEFULLY -> {
                    LOG.info("Stopping gracefully; SIGTERM stops at once");
                    stopping = true;
                    server.drain().thenRun(() -> orders.offer(Order.STOP));
                }
                case DRAIN -> server.drain();
                case RELOAD -> {
                    if (stopping) {
                        LOG.info("The settings are not read again, since the server is being stopped");
                    } else {
                        reload(server);
                    }
                }
            }
        }
    }

    private void reload(RunningServer server) {
        try {
            LoadedSettings again = source.get();
            again.warnings().forEach(LOG::warn);
            LogOutput.apply(again.settings().log());
            Reloaded reloaded = server.reload(forDemo(again));
            LOG.info("Settings and certificates were read again; changed: {}", names(reloaded.changed()));
            if (!reloaded.needRestart().isEmpty()) {
                LOG.warn("These settings changed, and hold after a restart: {}", names(reloaded.needRestart()));
            }
            reloaded.problems().forEach(problem -> LOG.error("Left as it was: {}", problem));
            server.takeStations();
        } catch (SettingsException wrong) {
            server.reloadFailed();
            LOG.error("The settings are left as they are, since the new ones are wrong:\n{}", wrong.getMessage());
        } catch (RuntimeException defect) { // which must not stop a server that runs
            server.reloadFailed();
            LOG.error("The settings were not read again", defect);
        }
    }

    private static String names(List<String> keys) {
        return keys.isEmpty() ? "nothing" : String.join(", ", keys);
    }

    private void greet(RunningServer server) {
        LOG.info("Stations connect to {}/{identity}, or over SOAP to {}", server.stations(), server.soap());
        LOG.info("Operators: {}/docs/", server.operators());
        LOG.info("Data: {}", settings.database().shownUrl());
        demo.greet(LOG, server.stations());
        LOG.info("Ctrl-C stops it.");
    }

    /** Stops everything, once. */
    private void stop(RunningServer server) {
        if (!stopped.compareAndSet(false, true)) {
            return;
        }
        LOG.info("Stopping");
        try {
            demo.stop().toCompletableFuture().get(GRACE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException late) {
            LOG.warn("Not all emulated stations ended in time: {}", late.toString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        server.close();
        demoData.remove();
        LOG.info("Stopped");
    }
}
