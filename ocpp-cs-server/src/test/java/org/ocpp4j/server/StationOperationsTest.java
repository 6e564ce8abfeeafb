package org.ocpp4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.OcppClient;
import org.ocpp4j.core.OcppServer;
import org.ocpp4j.core.transport.InMemoryTransport;
import org.ocpp4j.core.v15.Ocpp15;
import org.ocpp4j.core.v16.AuthorizationStatus;
import org.ocpp4j.core.v16.AuthorizeRequest;
import org.ocpp4j.core.v16.BootNotificationRequest;
import org.ocpp4j.core.v16.ChargePointErrorCode;
import org.ocpp4j.core.v16.ChargePointStatus;
import org.ocpp4j.core.v16.DataTransferRequest;
import org.ocpp4j.core.v16.DataTransferStatus;
import org.ocpp4j.core.v16.DiagnosticsStatus;
import org.ocpp4j.core.v16.DiagnosticsStatusNotificationRequest;
import org.ocpp4j.core.v16.FirmwareStatus;
import org.ocpp4j.core.v16.FirmwareStatusNotificationRequest;
import org.ocpp4j.core.v16.GenericStatus;
import org.ocpp4j.core.v16.HeartbeatRequest;
import org.ocpp4j.core.v16.MeterValuesRequest;
import org.ocpp4j.core.v16.Ocpp16;
import org.ocpp4j.core.v16.RegistrationStatus;
import org.ocpp4j.core.v16.SecurityEventNotificationRequest;
import org.ocpp4j.core.v16.SignCertificateRequest;
import org.ocpp4j.core.v16.StartTransactionRequest;
import org.ocpp4j.core.v16.StatusNotificationRequest;
import org.ocpp4j.core.v16.StopTransactionRequest;
import org.ocpp4j.core.version.OcppVersion;

/** Every action of a station, answered. */
class StationOperationsTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final InMemoryTransport memory = new InMemoryTransport();
    private final Transactions transactions = new Transactions();

    private CentralSystem connect(String identity, OcppVersion version) {
        return result(OcppClient.builder(identity, Handlers.ofStation())
                .versions(version)
                .build()
                .connect(memory));
    }

    private CentralSystem serve(OcppVersion version) {
        StationOperations operations = new StationOperations(
                transactions,
                Set.of("demo"),
                station -> !station.identity().equals("STRANGER"),
                60,
                Clock.fixed(NOON, ZoneOffset.UTC));
        result(OcppServer.builder(operations.handlers()).build().start(memory));
        return connect("CP-1", version);
    }

    private static <T> T result(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.6", "1.5"})
    void everyActionOfBothVersionsIsAnswered(String name) {
        CentralSystem central = serve(name.equals("1.6") ? Ocpp16.VERSION : Ocpp15.VERSION);
        var boot = result(central.send(BootNotificationRequest.builder("V", "M").build()));
        assertThat(boot.status()).isEqualTo(RegistrationStatus.ACCEPTED);
        assertThat(boot.interval()).isEqualTo(60);
        assertThat(result(central.send(new HeartbeatRequest())).currentTime()).isEqualTo(NOON);
        assertThat(result(central.send(new AuthorizeRequest("DEMO")))
                        .idTagInfo()
                        .status())
                .isEqualTo(AuthorizationStatus.ACCEPTED);
        assertThat(result(central.send(new AuthorizeRequest("other")))
                        .idTagInfo()
                        .status())
                .isEqualTo(AuthorizationStatus.INVALID);
        result(central.send(
                StatusNotificationRequest.builder(1, ChargePointStatus.CHARGING, ChargePointErrorCode.NO_ERROR)
                        .build()));
        result(central.send(new MeterValuesRequest(1, null, List.of())));
        result(central.send(new DiagnosticsStatusNotificationRequest(DiagnosticsStatus.UPLOADED)));
        result(central.send(new FirmwareStatusNotificationRequest(FirmwareStatus.INSTALLED)));
        assertThat(result(central.send(new DataTransferRequest("org.example", null, null)))
                        .status())
                .isEqualTo(DataTransferStatus.UNKNOWN_VENDOR_ID);
    }

    @Test
    void theSecurityExtensionIsAnswered() {
        CentralSystem central = serve(Ocpp16.VERSION);
        result(central.send(new SecurityEventNotificationRequest("StartupOfTheDevice", NOON, null)));
        assertThat(result(central.send(new SignCertificateRequest("csr"))).status())
                .isEqualTo(GenericStatus.REJECTED);
    }

    @Test
    void aStationThatIsNotAcceptedIsToldToWait() {
        serve(Ocpp16.VERSION);
        CentralSystem stranger = connect("STRANGER", Ocpp16.VERSION);
        assertThat(result(stranger.send(
                                BootNotificationRequest.builder("V", "M").build()))
                        .status())
                .isEqualTo(RegistrationStatus.PENDING);
    }

    @Test
    void aStartThatIsSentAgainGetsTheSameTransaction() {
        CentralSystem central = serve(Ocpp16.VERSION);
        StartTransactionRequest start = new StartTransactionRequest(1, "demo", NOON, 100, null);
        long first = result(central.send(start)).transactionId();
        assertThat(result(central.send(start)).transactionId()).isEqualTo(first);
        long other = result(central.send(new StartTransactionRequest(2, "demo", NOON, 100, null)))
                .transactionId();
        assertThat(other).isNotEqualTo(first).isPositive();
        assertThat(transactions.size()).isEqualTo(2);
    }

    @Test
    void aStopIsKeptOnceAndAnUnknownOneIsKeptToo() {
        CentralSystem central = serve(Ocpp16.VERSION);
        long id = result(central.send(new StartTransactionRequest(1, "demo", NOON, 100, null)))
                .transactionId();
        result(central.send(new StopTransactionRequest(id, "demo", NOON, 350, null, null)));
        result(central.send(new StopTransactionRequest(id, "demo", NOON.plusSeconds(9), 999, null, null)));
        assertThat(transactions.find("CP-1", id))
                .hasValueSatisfying(stopped -> assertThat(stopped.energy()).contains(250L));
        assertThat(result(central.send(new StopTransactionRequest(7, null, NOON, 1, null, null)))
                        .idTagInfo())
                .isNull();
        assertThat(transactions.size()).isEqualTo(2);
    }

    @Test
    void aStationCannotStopTheTransactionOfAnother() {
        CentralSystem central = serve(Ocpp16.VERSION);
        long id = result(central.send(new StartTransactionRequest(1, "demo", NOON, 100, null)))
                .transactionId();
        result(connect("CP-2", Ocpp16.VERSION).send(new StopTransactionRequest(id, null, NOON, 1, null, null)));
        assertThat(transactions.find("CP-1", id))
                .hasValueSatisfying(open -> assertThat(open.stop()).isNull());
    }

    @Test
    void theMemoryIsBounded() {
        for (int i = 0; i < 10_050; i++) {
            transactions.start("CP-1", new StartTransactionRequest(1, "demo", NOON, i, null));
        }
        assertThat(transactions.size()).isEqualTo(10_000);
    }
}
