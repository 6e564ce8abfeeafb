package org.ocpp4j.server.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ocpp4j.server.admission.RawStation.basic;
import static org.ocpp4j.server.admission.RawStation.handshake;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocpp4j.core.transport.Decision;
import org.ocpp4j.core.transport.Handshake;
import org.ocpp4j.core.v16.Ocpp16;
import org.ocpp4j.server.Await;
import org.ocpp4j.server.admission.StationDoorSettings.StationAuthentication;
import org.ocpp4j.server.database.DatabaseKind;
import org.ocpp4j.server.database.DatabaseSettings;
import org.ocpp4j.server.station.StationChange;
import org.ocpp4j.server.station.StationPasswords;
import org.ocpp4j.server.station.UnknownStations;

class AdmissionTest {
    private static final String KEY = "00ff3a203040506070809a0b0c0d0e0f3a3a7f80"; // with colons among its bytes
    private static final String OTHER_KEY = "ffeeddccbbaa99887766554433221100ffeeddcc";

    @ParameterizedTest
    @EnumSource
    void whoIsUnknownIsTreatedByPolicy(DatabaseKind kind) throws Exception {
        for (UnknownStations policy : UnknownStations.values()) {
            try (DoorFixture fixture = new DoorFixture(kind)) {
                fixture.unknown = policy;
                fixture.open();
                fixture.stations.register("known", StationChange.NONE);
                assertThat(fixture.knock(handshake("/ocpp/known"))).isEqualTo(101);
                assertThat(fixture.knock(handshake("/ocpp/stranger")))
                        .as(policy.toString())
                        .isEqualTo(policy == UnknownStations.REFUSE ? 404 : 101);
            }
        }
    }

    /** One that came while strangers were let in is no less a stranger. */
    @Test
    void whoCameByItselfIsNotRegistered() throws Exception {
        try (DoorFixture fixture = new DoorFixture(DatabaseKind.SQLITE)) {
            fixture.unknown = UnknownStations.REFUSE;
            fixture.database.run(change -> fixture.stations.ensure(change, "CP-1"));
            fixture.open();
            assertThat(fixture.knock(handshake("/ocpp/CP-1"))).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @EnumSource
    void passwords(DatabaseKind kind) throws Exception {
        try (DoorFixture fixture = new DoorFixture(kind).open()) {
            fixture.stations.register("CP:1", StationChange.NONE.withPassword("open sesame"));
            fixture.stations.register("CP-2", StationChange.NONE.withPassword(KEY));
            assertThat(fixture.knock(handshake("/ocpp/CP:1"))).isEqualTo(401);
            assertThat(fixture.knock(handshake("/ocpp/CP:1", "Authorization: Bearer open sesame")))
                    .isEqualTo(401);
            assertThat(fixture.knock(handshake("/ocpp/CP:1", basic("CP:1", "open sesam"))))
                    .isEqualTo(401);
            assertThat(fixture.knock(handshake("/ocpp/CP:1", basic("CP-2", "open sesame"))))
                    .isEqualTo(401);
            assertThat(fixture.knock(handshake("/ocpp/CP:1", basic("CP:1", "open sesame"))))
                    .isEqualTo(101);
            byte[] key = HexFormat.of().parseHex(KEY);
            assertThat(fixture.knock(handshake("/ocpp/CP-2", basic("CP-2", key))))
                    .isEqualTo(101);
            assertThat(fixture.knock(handshake("/ocpp/CP-2", basic("CP-2", KEY))))
                    .isEqualTo(101);
            key[3]++;
            assertThat(fixture.knock(handshake("/ocpp/CP-2", basic("CP-2", key))))
                    .isEqualTo(401);
            assertThat(fixture.knock(handshake("/ocpp/CP-3", basic("CP-3", "whatever"))))
                    .as("it needs none")
                    .isEqualTo(101);
        }
    }

    @Test
    void whereEachNeedsAPasswordOneThatHasNoneIsRefused() throws Exception {
        try (DoorFixture fixture = new DoorFixture(DatabaseKind.SQLITE)) {
            fixture.authentication = StationAuthentication.PASSWORD;
            fixture.open();
            fixture.stations.register("CP-1", StationChange.NONE);
            assertThat(fixture.knock(handshake("/ocpp/CP-1", basic("CP-1", "whatever"))))
                    .isEqualTo(401);
            assertThat(fixture.knock(handshake("/ocpp/stranger", basic("stranger", "whatever"))))
                    .isEqualTo(401);
            assertThat(fixture.knock(handshake("/ocpp/stranger"))).isEqualTo(401);
            fixture.stations.update("CP-1", StationChange.NONE.withPassword("whatever"));
            assertThat(fixture.knock(handshake("/ocpp/CP-1", basic("CP-1", "whatever"))))
                    .isEqualTo(101);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLogInWithTheNewKeyEndsTheOldOne(DatabaseKind kind) throws Exception {
        try (DoorFixture fixture = new DoorFixture(kind).open()) {
            fixture.stations.register("CP-1", StationChange.NONE.withPassword(KEY));
            fixture.database.run(change -> fixture.changes.prepare(change, "CP-1", OTHER_KEY));
            assertThat(fixture.knock(handshake("/ocpp/CP-1", basic("CP-1", KEY))))
                    .as("it has not rebooted yet")
                    .isEqualTo(101);
            assertThat(fixture.knock(handshake("/ocpp/CP-1", basic("CP-1", OTHER_KEY))))
                    .isEqualTo(101);
            assertThat(fixture.station("CP-1").pendingPasswordHash()).isNull();
            assertThat(fixture.knock(handshake("/ocpp/CP-1", basic("CP-1", KEY))))
                    .isEqualTo(401);
            assertThat(fixture.knock(handshake("/ocpp/CP-1", basic("CP-1", OTHER_KEY))))
                    .isEqualTo(101);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theFirstPasswordByCommandIsNeededOnceItWasUsed(DatabaseKind kind) throws Exception {
        try (DoorFixture fixture = new DoorFixture(kind).open()) {
            fixture.database.run(change -> fixture.changes.prepare(change, "CP-1", KEY));
            assertThat(fixture.knock(handshake("/ocpp/CP-1"))).isEqualTo(101);
            assertThat(fixture.knock(handshake("/ocpp/CP-1", basic("CP-1", KEY))))
                    .isEqualTo(101);
            assertThat(fixture.knock(handshake("/ocpp/CP-1"))).isEqualTo(401);
        }
    }

    @Test
    void soapIsAskedForThePasswordOnEachRequest() throws Exception {
        try (DoorFixture fixture = new DoorFixture(DatabaseKind.SQLITE)) {
            fixture.unknown = UnknownStations.REFUSE;
            fixture.open();
            fixture.stations.register("CP-1", StationChange.NONE.withPassword("open sesame"));
            assertThat(beat(fixture, "CP-1", "open sesame").statusCode()).isEqualTo(200);
            assertThat(beat(fixture, "CP-1", "open sesame").body()).contains("currentTime");
            assertThat(beat(fixture, "CP-1", "wrong").statusCode()).isEqualTo(401);
            HttpResponse<String> unknown = beat(fixture, "CP-2", "open sesame");
            assertThat(unknown.statusCode()).isEqualTo(500);
            assertThat(unknown.body()).contains("IdentityMismatch");
            fixture.stations.update("CP-1", StationChange.NONE.withPassword("other"));
            assertThat(beat(fixture, "CP-1", "open sesame").statusCode())
                    .as("although it was remembered")
                    .isEqualTo(401);
            assertThat(fixture.server.station("CP-1").orElseThrow().handshake().protocol())
                    .isEqualTo(Handshake.Protocol.SOAP);
            fixture.awaitStation("SOAP in the table", "CP-1", station -> "SOAP".equals(station.protocol()));
        }
    }

    private static HttpResponse<String> beat(DoorFixture fixture, String identity, String password) throws Exception {
        String header = basic(identity, password);
        HttpRequest request = HttpRequest.newBuilder(fixture.addresses.soap())
                .header("Content-Type", "application/soap+xml; charset=utf-8")
                .header("Authorization", header.substring(header.indexOf(' ') + 1))
                .POST(HttpRequest.BodyPublishers.ofString(heartbeat(identity, fixture.addresses.soap())))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String heartbeat(String identity, URI to) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                + "<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\""
                + " xmlns:a=\"http://www.w3.org/2005/08/addressing\" xmlns:o=\"urn://Ocpp/Cs/2015/10/\"><s:Header>"
                + "<o:chargeBoxIdentity s:mustUnderstand=\"true\">" + identity + "</o:chargeBoxIdentity>"
                + "<a:Action s:mustUnderstand=\"true\">/Heartbeat</a:Action>"
                + "<a:MessageID>urn:uuid:" + UUID.randomUUID() + "</a:MessageID>"
                + "<a:From><a:Address>http://127.0.0.1:1/cb</a:Address></a:From>"
                + "<a:To>" + to + "</a:To></s:Header><s:Body><o:heartbeatRequest/></s:Body></s:Envelope>";
    }

    /** It is not the station's fault: neither 401 nor 404, and it may come again. */
    @ParameterizedTest
    @EnumSource
    void withoutTheDatabaseAStationIsToldToComeAgain(DatabaseKind kind) throws Exception {
        DatabaseSettings fresh = kind.fresh();
        DatabaseSettings narrow =
                new DatabaseSettings(fresh.url(), fresh.user(), fresh.password(), 2, Duration.ofSeconds(1));
        try (DoorFixture fixture = new DoorFixture(narrow).open()) {
            fixture.stations.register("CP-1", StationChange.NONE);
            fixture.stations.register("SOAP", StationChange.NONE.withPassword("open sesame"));
            assertThat(beat(fixture, "SOAP", "open sesame").statusCode()).isEqualTo(200);
            CountDownLatch held = new CountDownLatch(2);
            CountDownLatch over = new CountDownLatch(1);
            Runnable hold = () -> fixture.database.read(handle -> {
                held.countDown();
                return wait(over);
            });
            CompletableFuture<Void> one = CompletableFuture.runAsync(hold, Await.threads());
            CompletableFuture<Void> other = CompletableFuture.runAsync(hold, Await.threads());
            CompletableFuture<Void> holding = CompletableFuture.allOf(one, other);
            assertThat(wait(held)).isTrue();
            assertThat(fixture.knock(handshake("/ocpp/CP-1"))).isEqualTo(503);
            assertThat(fixture.knock(handshake("/ocpp/stranger"))).isEqualTo(503);
            assertThat(beat(fixture, "SOAP", "open sesame").statusCode())
                    .as("from memory")
                    .isEqualTo(200);
            assertThat(beat(fixture, "SOAP", "wrong").statusCode()).isEqualTo(503);
            over.countDown();
            Await.result(holding.thenApply(released -> true));
            assertThat(fixture.knock(handshake("/ocpp/CP-1"))).isEqualTo(101);
            Await.until(
                    "the attempts waited for the database",
                    () -> fixture.attempts().stream()
                                    .filter(attempt -> attempt.remedy().startsWith("Nothing to do at the station"))
                                    .count()
                            == 3);
        }
    }

    private static boolean wait(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Test
    void moreThanCanWaitAreToldToComeAgain() {
        try (DoorFixture fixture = new DoorFixture(DatabaseKind.SQLITE)) {
            fixture.stations.register("CP-1", StationChange.NONE.withPassword("slow to check"));
            try (StationAdmission admission = new StationAdmission(
                    fixture::settings,
                    fixture.stations,
                    fixture.unregistered,
                    new StationPasswords(),
                    fixture.changes,
                    1)) {
                List<CompletionStage<Decision>> decisions = new ArrayList<>();
                for (int i = 0; i < 50; i++) {
                    decisions.add(admission.apply(asking("CP-1")));
                }
                List<Decision> decided = decisions.stream().map(Await::result).toList();
                assertThat(decided).contains(AdmissionRefusal.BUSY.decision());
                assertThat(decided).contains(AdmissionRefusal.WRONG_PASSWORD.decision());
            }
        }
    }

    @Test
    void whoWaitsWhenItIsClosedIsAnswered() {
        try (DoorFixture fixture = new DoorFixture(DatabaseKind.SQLITE)) {
            fixture.stations.register("CP-1", StationChange.NONE.withPassword("slow to check"));
            StationAdmission admission = new StationAdmission(
                    fixture::settings, fixture.stations, fixture.unregistered, new StationPasswords(), fixture.changes);
            List<CompletionStage<Decision>> decisions = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                decisions.add(admission.apply(asking("CP-1")));
            }
            admission.close();
            decisions.add(admission.apply(asking("CP-1")));
            assertThat(decisions.stream().map(Await::result).toList())
                    .contains(AdmissionRefusal.BUSY.decision())
                    .allMatch(Decision.Refuse.class::isInstance);
        }
    }

    @Test
    void anIdentityThatNoTableHoldsIsRefused() throws Exception {
        try (DoorFixture fixture = new DoorFixture(DatabaseKind.SQLITE).open()) {
            assertThat(fixture.knock(handshake("/ocpp/" + "x".repeat(256)))).isEqualTo(404);
            assertThat(fixture.knock(handshake("/ocpp/CP-1/" + "x".repeat(256))))
                    .isEqualTo(404);
            assertThat(fixture.knock(handshake("/ocpp/" + "x".repeat(255) + "/" + "y".repeat(255))))
                    .isEqualTo(101);
            fixture.awaitStation(
                    "it is stored", "x".repeat(255), station -> "y".repeat(255).equals(station.account()));
            assertThat(beat(fixture, "CP\n1", "").statusCode()).isEqualTo(500);
            assertThat(beat(fixture, "CP 1", "").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void pingsAreSwitchedOffPerStation() {
        try (DoorFixture fixture = new DoorFixture(DatabaseKind.SQLITE);
                StationAdmission admission = new StationAdmission(
                        fixture::settings,
                        fixture.stations,
                        fixture.unregistered,
                        new StationPasswords(),
                        fixture.changes)) {
            fixture.stations.register("CP-1", StationChange.NONE.withPings(false));
            assertThat(Await.result(admission.apply(asking("CP-1")))).isEqualTo(Decision.ACCEPT.withoutPings());
            assertThat(Await.result(admission.apply(asking("CP-2")))).isEqualTo(Decision.ACCEPT);
        }
    }

    private static Handshake asking(String identity) {
        String header = basic(identity, "wrong");
        return new Handshake(
                identity,
                Ocpp16.VERSION,
                "127.0.0.1:1",
                "/ocpp/" + identity,
                Map.of("authorization", List.of(header.substring(header.indexOf(' ') + 1))));
    }
}
