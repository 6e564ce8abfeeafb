package org.ocpp4j.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.server.OcppServer;
import org.ocpp4j.core.transport.Bound;
import org.ocpp4j.core.transport.Decision;
import org.ocpp4j.core.v16.AuthorizationStatus;
import org.ocpp4j.core.v16.AuthorizeRequest;
import org.ocpp4j.core.v16.AuthorizeResponse;
import org.ocpp4j.core.v16.BootNotificationRequest;
import org.ocpp4j.core.v16.BootNotificationResponse;
import org.ocpp4j.core.v16.IdTagInfo;
import org.ocpp4j.core.v16.MeterValuesRequest;
import org.ocpp4j.core.v16.MeterValuesResponse;
import org.ocpp4j.core.v16.RegistrationStatus;
import org.ocpp4j.core.v16.StartTransactionRequest;
import org.ocpp4j.core.v16.StartTransactionResponse;
import org.ocpp4j.core.v16.StatusNotificationRequest;
import org.ocpp4j.core.v16.StatusNotificationResponse;
import org.ocpp4j.core.v16.StopTransactionRequest;
import org.ocpp4j.core.v16.StopTransactionResponse;
import org.ocpp4j.json.WebSocketServerTransport;
import picocli.CommandLine;

/** The command line, and through it real WebSocket connections. */
class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Set<String> passwords = ConcurrentHashMap.newKeySet();

    private int run(String... arguments) {
        CommandLine commandLine =
                Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return commandLine.execute(Main.withCommand(arguments));
    }

    @Test
    void helpNamesCommandsAndOptions() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("run", "Without a command, run is meant");
        assertThat(run("run", "--help")).isZero();
        assertThat(out.toString()).contains("--stations", "--url", "--sessions", "Default: ws://127.0.0.1:9220/ocpp");
    }

    @Test
    void aLoneVersionIsThatOfTheProgram() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).startsWith("ocpp-cp-emulator ");
        assertThat(run("--version", "1.7")).isEqualTo(2);
        assertThat(err.toString()).startsWith("No version 1.7 of OCPP");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--stations 0",
                "--stations many",
                "--version 2.0.1",
                "--url http://127.0.0.1:9220/ocpp",
                "--session 0",
                "--pause -1",
                "--sessions -1",
                "--meter-interval 0",
                "--connectors 0",
                "--power 0",
                "--ramp -5",
                "--id-tag 123456789012345678901",
                "--nonsense",
            })
    void wrongOptionsAreUsageErrors(String options) {
        assertThat(run(options.split(" "))).isEqualTo(2);
        assertThat(err.toString()).contains("Usage:").doesNotContain("Exception", "\tat ");
    }

    @Test
    void aFileThatIsNotThereIsSaidInOneLine(@TempDir Path directory) {
        assertThat(run("--password-file", directory.resolve("none").toString())).isEqualTo(1);
        assertThat(err.toString().lines()).singleElement().asString().contains("none");
    }

    @Test
    void sessionsOverWebSocketEndWithStatusZero(@TempDir Path directory) throws IOException {
        Path password = Files.writeString(directory.resolve("password"), "s3cret\n");
        OcppServer server = server();
        Bound bound = server.start(WebSocketServerTransport.builder().port(0).build())
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
        try {
            assertThat(charge(bound, "--password-file", password.toString())).isZero();
            assertThat(out.toString())
                    .contains("Stopped: 0 stations online, 3 boots, 3 sessions charged, 0 refused")
                    .doesNotContain("s3cret");
            assertThat(passwords)
                    .containsExactlyInAnyOrder(
                            "Basic QS0xOnMzY3JldA==", "Basic QS0yOnMzY3JldA==", "Basic QS0zOnMzY3JldA==");
        } finally {
            server.stop(Duration.ofSeconds(1)).toCompletableFuture().join();
        }
    }

    @Test
    void brokenConfigurationsAreAllListedAndNothingStarts(@TempDir Path directory) {
        StationFiles files = new StationFiles(directory);
        files.station("A", "HeartbeatInterval=never", "ConnectionTimeOut=never");
        files.write("B/configuration.json", "{");
        files.station("C");

        assertThat(run("--configurations", directory.toString())).isEqualTo(1);

        assertThat(err.toString().lines()).hasSize(4);
        assertThat(err.toString())
                .contains(
                        "/configurationKey/0/value",
                        "/configurationKey/1/value",
                        "B/configuration.json",
                        "--skip-broken");
        files.remove("C/configuration.json");
        assertThat(run("--configurations", directory.toString(), "--skip-broken"))
                .isEqualTo(1);
        assertThat(err.toString()).endsWith("There is no station to start\n");
        assertThat(run("--configurations", directory.toString(), "--url", "http://h"))
                .isEqualTo(2);
    }

    @Test
    void configuredStationsChargeOverWebSocket(@TempDir Path directory) {
        StationFiles files = new StationFiles(directory);
        OcppServer server = server();
        Bound bound = server.start(WebSocketServerTransport.builder().port(0).build())
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
        try {
            files.station("A", "StationIdentity=EM A", "FinishingTimeout=1", "AuthorizationKey=s3cret");
            files.station(
                    "B",
                    "StationIdentity=EM-B",
                    "FinishingTimeout=1",
                    "CentralSystemURL=" + bound.address() + "/EM-B",
                    "MeterValueSampleInterval=1");
            files.write("C/configuration.json", "{");
            String options = "--skip-broken --quiet --sessions 1 --session 2 --pause 0 --ramp 0 --central-system ";
            List<String> arguments = new ArrayList<>(List.of((options + bound.address()).split(" ")));
            arguments.addAll(List.of("--configurations", directory.toString()));

            assertThat(run(arguments.toArray(String[]::new))).as(err.toString()).isZero();

            assertThat(out.toString()).contains("2 stations of ", "2 boots, 4 sessions charged, 0 refused");
            assertThat(passwords).containsExactly("Basic RU0gQTpzM2NyZXQ=");
        } finally {
            server.stop(Duration.ofSeconds(1)).toCompletableFuture().join();
        }
    }

    @Test
    void theStatusTellsWhetherEverySessionCharged() {
        assertThat(FleetRun.status(new FleetStatistics(0, 4, 8, 0, 0))).isZero();
        assertThat(FleetRun.status(new FleetStatistics(0, 4, 7, 1, 0))).isEqualTo(1);
        assertThat(FleetRun.status(new FleetStatistics(0, 4, 8, 0, 1))).isEqualTo(1);
    }

    private int charge(Bound bound, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--quiet --stations 3 --prefix A- --ramp 0 --sessions 1 --session 1 --pause 0 --meter-interval 1 --url"
                        .split(" ")));
        arguments.add(bound.address().toString());
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    private OcppServer server() {
        IdTagInfo info = new IdTagInfo(AuthorizationStatus.ACCEPTED, null, null);
        Handlers<Station> handlers = Handlers.ofCentralSystem()
                .on(
                        BootNotificationRequest.class,
                        (station, boot) ->
                                new BootNotificationResponse(RegistrationStatus.ACCEPTED, Instant.now(), 300))
                .on(StatusNotificationRequest.class, (station, status) -> new StatusNotificationResponse())
                .on(AuthorizeRequest.class, (station, authorize) -> new AuthorizeResponse(info))
                .on(StartTransactionRequest.class, (station, start) -> new StartTransactionResponse(1, info))
                .on(MeterValuesRequest.class, (station, values) -> new MeterValuesResponse())
                .on(StopTransactionRequest.class, (station, stop) -> new StopTransactionResponse(null));
        return OcppServer.builder(handlers)
                .admission(handshake -> {
                    handshake.header("Authorization").ifPresent(passwords::add);
                    return CompletableFuture.completedFuture(Decision.ACCEPT);
                })
                .build();
    }
}
