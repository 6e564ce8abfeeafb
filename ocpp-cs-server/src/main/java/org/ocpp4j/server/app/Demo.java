package org.ocpp4j.server.app;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.v16.Ocpp16;
import org.ocpp4j.emulator.EmulatedFleet;
import org.ocpp4j.emulator.EmulatorRuntime;
import org.ocpp4j.emulator.FleetPlan;
import org.ocpp4j.emulator.SessionPlan;
import org.ocpp4j.emulator.StationModel;
import org.ocpp4j.json.WebSocketClientTransport;
import org.slf4j.Logger;

/** Emulated stations that give a newcomer something to see; they connect over WebSocket, as real ones do. */
final class Demo {
    private final int stations;
    private volatile @Nullable EmulatedFleet fleet;

    Demo(int stations) {
        this.stations = stations;
    }

    void start(URI address) {
        if (stations > 0) {
            EmulatedFleet started = new EmulatedFleet(
                    plan(stations),
                    new StationModel(Ocpp16.VERSION, 1, 11_000, Duration.ofSeconds(5)),
                    new SessionPlan("demo", Duration.ofSeconds(30), Duration.ofSeconds(5), SessionPlan.FOREVER),
                    WebSocketClientTransport.builder(address).build(),
                    EmulatorRuntime.create());
            fleet = started;
            started.start();
        }
    }

    /** Prints where to look. */
    void greet(Logger log, URI address) {
        if (stations == 0) {
            return;
        }
        log.info("Demo: {} emulated stations charge with the idTag 'demo'. Watch for", stations);
        log.info("  'connector 1: Charging'        a station reports its state");
        log.info("  'transaction ... started'      StartTransaction, and a while later 'stopped ... Wh charged'");
        log.info("  'connector 1: 1234 Wh, 11 kW'  MeterValues, every five seconds");
        log.info("Connect a station of your own to {}/MY-STATION (sub-protocol ocpp1.6), or start more:", address);
        log.info(
                "  java -jar ocpp-cp-emulator/target/ocpp-cp-emulator.jar --url {} --prefix MORE- --stations 10",
                address);
    }

    CompletionStage<Void> stop() {
        EmulatedFleet running = fleet;
        return running == null ? CompletableFuture.completedFuture(null) : running.stop();
    }

    /** Which stations there are. */
    static FleetPlan plan(int stations) {
        return new FleetPlan("CP-", stations, Duration.ofMillis(500));
    }
}
