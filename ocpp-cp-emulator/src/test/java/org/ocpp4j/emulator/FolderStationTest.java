package org.ocpp4j.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocpp4j.core.v16.AuthorizationStatus;
import org.ocpp4j.core.v16.AuthorizeRequest;
import org.ocpp4j.core.v16.BootNotificationRequest;
import org.ocpp4j.core.v16.BootNotificationResponse;
import org.ocpp4j.core.v16.CancelReservationRequest;
import org.ocpp4j.core.v16.CancelReservationStatus;
import org.ocpp4j.core.v16.ChangeConfigurationRequest;
import org.ocpp4j.core.v16.ClearCacheRequest;
import org.ocpp4j.core.v16.ClearCacheStatus;
import org.ocpp4j.core.v16.ConfigurationStatus;
import org.ocpp4j.core.v16.GetConfigurationRequest;
import org.ocpp4j.core.v16.GetConfigurationResponse;
import org.ocpp4j.core.v16.HeartbeatRequest;
import org.ocpp4j.core.v16.KeyValue;
import org.ocpp4j.core.v16.RegistrationStatus;
import org.ocpp4j.core.v16.RemoteStartStopStatus;
import org.ocpp4j.core.v16.RemoteStopTransactionRequest;
import org.ocpp4j.core.v16.ReservationStatus;
import org.ocpp4j.core.v16.ReserveNowRequest;
import org.ocpp4j.core.v16.ResetRequest;
import org.ocpp4j.core.v16.ResetType;
import org.ocpp4j.core.v16.StartTransactionRequest;

/** What each key of a configuration does. */
class FolderStationTest {
    private static final String EM = FolderBench.IDENTITY;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private FolderBench bench;

    @SuppressWarnings("NullAway.Init") // set before each test
    private CentralSystemDouble central;

    @BeforeEach
    void bench() {
        bench = new FolderBench(folder);
        central = bench.central;
    }

    private void station(String... keys) {
        bench.files.station("CP1", keys);
        bench.load();
    }

    private ReservationStatus reserve(long connectorId, String idTag, long reservationId) {
        return central.ask(
                        EM,
                        new ReserveNowRequest(
                                connectorId, central.time.instant().plusSeconds(600), idTag, null, reservationId))
                .status();
    }

    @Test
    void aStationSaysOfItselfWhatItsKeysSay() {
        station(
                "StationIdentity=EM-1",
                "!ChargePointVendor=Vend",
                "!ChargePointModel=Mod",
                "!ChargePointSerialNumber=S-1",
                "!ChargePointSoftwareVersion=9.8.7");

        assertThat(central.isConnected(EM)).isTrue();
        assertThat(central.payloads.get(0).toString())
                .isEqualTo("{\"chargePointVendor\":\"Vend\",\"chargePointModel\":\"Mod\","
                        + "\"chargePointSerialNumber\":\"S-1\",\"firmwareVersion\":\"9.8.7\"}");
        assertThat(central.story()).containsExactly("BootNotification", "0 Available", "1 Available", "2 Available");
    }

    @Test
    void withoutAnIdentityItIsTheDirectory() {
        station();

        assertThat(central.isConnected("CP1")).isTrue();
    }

    @Test
    void aFileCanSayWhatBootNotificationSays() {
        bench.files.write(
                "CP1/BootNotification.json",
                "{\"chargePointVendor\":\"Filed\",\"chargePointModel\":\"M\",\"meterType\":\"T\"}");
        station("ChargePointVendor=Vend");

        assertThat(central.payloads.get(0).toString())
                .isEqualTo("{\"chargePointVendor\":\"Filed\",\"chargePointModel\":\"M\",\"meterType\":\"T\"}");
    }

    @Test
    void connectorsHaveTheirNumbersAndRegisters() {
        bench.files.write("CP1/configuration.json", """
                {"connectorId": [{"id": 7, "meterValue": 4550}, 3],
                 "configurationKey": [{"key": "StationIdentity", "value": "EM-1"}]}""");
        bench.load();

        assertThat(central.story()).containsExactly("BootNotification", "0 Available", "3 Available", "7 Available");
        assertThat(bench.start("tag", 1L)).isEqualTo(RemoteStartStopStatus.REJECTED);
        assertThat(bench.start("tag", 7L)).isEqualTo(RemoteStartStopStatus.ACCEPTED);
        central.time.seconds(2);
        assertThat(central.said(StartTransactionRequest.class))
                .extracting(StartTransactionRequest::connectorId, StartTransactionRequest::meterStart)
                .containsExactly(tuple(7L, 4550L));
    }

    @Test
    void heartbeatsComeAsConfiguredWhereTheCentralSystemLeavesThatOpen() {
        central.bootAnswers.add(new BootNotificationResponse(RegistrationStatus.ACCEPTED, central.time.instant(), 0));
        bench.named("HeartbeatInterval=40");

        central.time.seconds(36); // and three since the BootNotification
        assertThat(central.said(HeartbeatRequest.class)).hasSize(0);
        central.time.seconds(2);
        assertThat(central.said(HeartbeatRequest.class)).hasSize(1);
        assertThat(bench.change("HeartbeatInterval", "7")).isEqualTo(ConfigurationStatus.ACCEPTED);
        central.time.seconds(7);
        assertThat(central.said(HeartbeatRequest.class)).hasSize(2); // at once, without a reboot
    }

    @Test
    void aReadOnlyIntervalStillFollowsTheBootNotification() {
        central.bootAnswers.add(new BootNotificationResponse(RegistrationStatus.ACCEPTED, central.time.instant(), 20));
        bench.named("!HeartbeatInterval=40");

        assertThat(bench.change("HeartbeatInterval", "7")).isEqualTo(ConfigurationStatus.REJECTED);
        central.time.seconds(20);
        assertThat(central.said(HeartbeatRequest.class)).hasSize(1);
    }

    @Test
    void aRemoteStartAsksOnlyWhereItShould() {
        bench.named("AuthorizeRemoteTxRequests=false");
        bench.start("tag", 1L);
        central.time.seconds(2);
        assertThat(central.said(AuthorizeRequest.class)).isEmpty();
        assertThat(central.said(StartTransactionRequest.class)).hasSize(1);

        central.decision = AuthorizationStatus.BLOCKED;
        assertThat(bench.change("AuthorizeRemoteTxRequests", "true")).isEqualTo(ConfigurationStatus.ACCEPTED);
        bench.start("thief", 2L);
        central.time.seconds(2);
        assertThat(central.said(AuthorizeRequest.class))
                .extracting(AuthorizeRequest::idTag)
                .containsExactly("thief");
        assertThat(central.said(StartTransactionRequest.class)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aKnownTagIsNotAskedAboutAgainWhereThereIsACache(boolean cache) {
        bench.named("AuthorizeRemoteTxRequests=true", "FinishingTimeout=1", "AuthorizationCacheEnabled=" + cache);
        for (long transaction = 1001; transaction < 1003; transaction++) {
            bench.start("tag", 1L);
            central.time.seconds(5);
            central.ask(EM, new RemoteStopTransactionRequest(transaction));
            central.time.seconds(5);
        }

        assertThat(central.said(StartTransactionRequest.class)).hasSize(2);
        assertThat(central.said(AuthorizeRequest.class)).hasSize(cache ? 1 : 2);
        assertThat(central.ask(EM, new ClearCacheRequest()).status())
                .isEqualTo(cache ? ClearCacheStatus.ACCEPTED : ClearCacheStatus.REJECTED);
        bench.start("tag", 1L);
        central.time.seconds(5);
        assertThat(central.said(AuthorizeRequest.class)).hasSize(cache ? 2 : 3);
    }

    @Test
    void connectorZeroIsReservedOnlyWhereThatIsSupported() {
        bench.named("!ReserveConnectorZeroSupported=false");

        assertThat(reserve(0, "guest", 5)).isEqualTo(ReservationStatus.REJECTED);
    }

    @Test
    void aReservationOfConnectorZeroKeepsOneConnectorFree() {
        bench.named("!ReserveConnectorZeroSupported=true");

        assertThat(reserve(0, "guest", 5)).isEqualTo(ReservationStatus.ACCEPTED);
        assertThat(bench.start("first", null)).isEqualTo(RemoteStartStopStatus.ACCEPTED);
        central.time.seconds(2);
        assertThat(bench.start("second", null)).isEqualTo(RemoteStartStopStatus.REJECTED);
        assertThat(reserve(2, "second", 6)).isEqualTo(ReservationStatus.OCCUPIED);
        assertThat(reserve(0, "second", 6)).isEqualTo(ReservationStatus.OCCUPIED);
        assertThat(bench.start("GUEST", null)).isEqualTo(RemoteStartStopStatus.ACCEPTED);
        central.time.seconds(2);

        assertThat(central.said(StartTransactionRequest.class))
                .extracting(StartTransactionRequest::reservationId)
                .containsExactly(null, 5L);
        assertThat(central.ask(EM, new CancelReservationRequest(5)).status())
                .isEqualTo(CancelReservationStatus.REJECTED);
    }

    @Test
    void aReservationOfConnectorZeroEnds() {
        bench.named("!ReserveConnectorZeroSupported=true");
        reserve(0, "guest", 5);
        reserve(0, "visitor", 6);
        assertThat(bench.start("other", null)).isEqualTo(RemoteStartStopStatus.REJECTED);

        assertThat(central.ask(EM, new CancelReservationRequest(5)).status())
                .isEqualTo(CancelReservationStatus.ACCEPTED);
        assertThat(bench.start("other", null)).isEqualTo(RemoteStartStopStatus.ACCEPTED);
        assertThat(bench.start("last", null)).isEqualTo(RemoteStartStopStatus.REJECTED);
        central.time.seconds(600);
        assertThat(bench.start("last", null)).isEqualTo(RemoteStartStopStatus.ACCEPTED);
    }

    @Test
    void keysAreReportedAndChangedAsTheFileSays() {
        bench.named("!PowermeterSerialNumber=58000401", "Colour=red", "ChargePointModel=Mod");

        GetConfigurationResponse some = central.ask(
                EM,
                new GetConfigurationRequest(
                        List.of("powermeterserialnumber", "Colour", "StationIdentity", "NumberOfConnectors", "Taste")));
        assertThat(some.configurationKey())
                .containsExactly(
                        new KeyValue("PowermeterSerialNumber", true, "58000401"),
                        new KeyValue("Colour", false, "red"),
                        new KeyValue("StationIdentity", true, EM),
                        new KeyValue("NumberOfConnectors", true, "2"));
        assertThat(some.unknownKey()).containsExactly("Taste");
        assertThat(bench.change("PowermeterSerialNumber", "1")).isEqualTo(ConfigurationStatus.REJECTED);
        assertThat(bench.change("StationIdentity", "EM-2")).isEqualTo(ConfigurationStatus.REJECTED);
        assertThat(bench.change("Taste", "sweet")).isEqualTo(ConfigurationStatus.NOT_SUPPORTED);
        assertThat(bench.change("Colour", "blue")).isEqualTo(ConfigurationStatus.ACCEPTED);
        assertThat(central.ask(EM, new GetConfigurationRequest(List.of("Colour")))
                        .configurationKey())
                .containsExactly(new KeyValue("Colour", false, "blue"));
        assertThat(bench.change("ChargePointModel", "Other")).isEqualTo(ConfigurationStatus.ACCEPTED);
        central.forget();
        central.ask(EM, new ResetRequest(ResetType.HARD));
        central.time.seconds(10);
        assertThat(central.said(BootNotificationRequest.class))
                .extracting(BootNotificationRequest::chargePointModel)
                .containsExactly("Other");
    }

    @Test
    void theAddressIsThatOfTheFileOrThePlansAndChangesWithAReset() {
        bench.files.station("CP2", "StationIdentity=EM-2", "CentralSystemURL=ws://other/ocpp/EM-2");
        bench.named();
        assertThat(bench.addresses).containsExactly(FolderBench.CENTRAL, URI.create("ws://other/ocpp"));

        assertThat(central.ask("EM-2", new ChangeConfigurationRequest("CentralSystemURL", "ws://third/ocpp"))
                        .status())
                .isEqualTo(ConfigurationStatus.REBOOT_REQUIRED);
        central.cut("EM-2");
        central.time.seconds(60);
        assertThat(bench.addresses).hasSize(2);
        central.ask("EM-2", new ResetRequest(ResetType.SOFT));
        central.time.seconds(10);

        assertThat(bench.addresses).hasSize(3).endsWith(URI.create("ws://third/ocpp"));
        assertThat(central.isConnected("EM-2")).isTrue();
    }

    @Test
    void passwordsAreTextOrTwentyBytes() {
        bench.files.station("CP2", "StationIdentity=EM-2", "AuthorizationKey=" + "0aFF".repeat(10));
        bench.named("AuthorizationKey=s3cret");

        assertThat(bench.password(EM)).isEqualTo(new byte[] {'s', '3', 'c', 'r', 'e', 't'});
        assertThat(bench.password("EM-2")).hasSize(20).startsWith(10, 255);
        assertThat(bench.password("EM-3")).isNull();
        assertThat(central.ask(EM, new GetConfigurationRequest(null)).toString())
                .doesNotContain("s3cret", "AuthorizationKey");
    }
}
