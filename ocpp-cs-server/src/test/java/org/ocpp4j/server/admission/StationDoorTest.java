package org.ocpp4j.server.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ocpp4j.server.admission.RawStation.handshake;

import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.client.OcppClient;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.v16.HeartbeatRequest;
import org.ocpp4j.core.v16.ResetRequest;
import org.ocpp4j.core.v16.ResetResponse;
import org.ocpp4j.core.v16.ResetStatus;
import org.ocpp4j.core.v16.ResetType;
import org.ocpp4j.json.WebSocketClientTransport;
import org.ocpp4j.server.Await;
import org.ocpp4j.server.database.DatabaseKind;
import org.ocpp4j.server.net.TlsSettings;
import org.ocpp4j.server.rest.OperatorDoorLimits;
import org.ocpp4j.server.rest.OperatorDoorSettings;
import org.ocpp4j.soap.SoapClientTransport;

class StationDoorTest {
    @Test
    void bothProtocolsComeThroughOneDoor() {
        try (DoorFixture fixture = new DoorFixture(DatabaseKind.SQLITE).open()) {
            assertThat(fixture.addresses.json()).hasScheme("ws").hasPath("/ocpp");
            assertThat(fixture.addresses.soap()).isEqualTo(URI.create("http://127.0.0.1:" + fixture.port() + "/Ocpp"));
            OcppClient client = OcppClient.builder(
                            "CP-1",
                            Handlers.ofStation()
                                    .on(
                                            ResetRequest.class,
                                            (central, reset) -> new ResetResponse(ResetStatus.ACCEPTED)))
                    .build();
            CentralSystem json = Await.result(client.connect(
                    WebSocketClientTransport.builder(fixture.addresses.json()).build()));
            assertThat(Await.result(json.send(new HeartbeatRequest()))).isNotNull();
            assertThat(reset(fixture)).isEqualTo(ResetStatus.ACCEPTED);
            Await.result(json.close(CloseReason.normal("now over SOAP")));

            CentralSystem soap = Await.result(client.connect(
                    SoapClientTransport.builder(fixture.addresses.soap()).build()));
            assertThat(Await.result(soap.send(new HeartbeatRequest()))).isNotNull();
            assertThat(reset(fixture)).isEqualTo(ResetStatus.ACCEPTED);
            fixture.awaitStation(
                    "SOAP", "CP-1", station -> "SOAP".equals(station.protocol()) && station.disconnectedAt() == null);
            Await.result(soap.close(CloseReason.normal("done")));
        }
    }

    private static ResetStatus reset(DoorFixture fixture) {
        Station station = fixture.server.station("CP-1").orElseThrow();
        return Await.result(station.send(new ResetRequest(ResetType.SOFT))).status();
    }

    @Test
    void aDoorThatListensEverywhereSaysAnAddressThatCanBeReached() throws Exception {
        try (DoorFixture fixture = new DoorFixture(DatabaseKind.SQLITE)) {
            fixture.host = "0.0.0.0";
            fixture.open();
            assertThat(fixture.addresses.json().getHost()).isNotEqualTo("0.0.0.0");
            assertThat(fixture.addresses.soap().getHost())
                    .isEqualTo(fixture.addresses.json().getHost());
            assertThat(get(URI.create(fixture.addresses.soap() + "?wsdl")).body())
                    .contains("location=\"" + fixture.addresses.soap() + "\"");
            assertThat(fixture.knock(handshake("/ocpp/CP-1"))).isEqualTo(101);
        }
    }

    @Test
    void whatCannotBeOpenedSaysWhy() throws Exception {
        try (DoorFixture fixture = new DoorFixture(DatabaseKind.SQLITE).open();
                DoorFixture other = new DoorFixture(DatabaseKind.SQLITE)) {
            StationDoorSettings free = other.settings();
            assertThatThrownBy(() ->
                            Await.result(door(fixture, on(free, fixture.port())).open()))
                    .hasCauseInstanceOf(BindException.class)
                    .hasMessageContaining(String.valueOf(fixture.port()));
            other.tls = new TlsSettings("/nowhere/chain.pem", "/nowhere/key.pem", "", "");
            assertThatThrownBy(
                            () -> Await.result(door(fixture, other.settings()).open()))
                    .hasCauseInstanceOf(IOException.class)
                    .hasMessageContaining("/nowhere/");
            other.tls = TlsSettings.NONE;
            other.soapPath = "Ocpp";
            assertThatThrownBy(
                            () -> Await.result(door(fixture, other.settings()).open()))
                    .hasCauseInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("must begin with a slash");
            other.soapPath = "/Ocpp";
            other.authentication = StationDoorSettings.StationAuthentication.CERTIFICATE;
            assertThatThrownBy(
                            () -> Await.result(door(fixture, other.settings()).open()))
                    .hasMessageContaining("no client authorities");
        }
    }

    private static StationDoor door(DoorFixture fixture, StationDoorSettings settings) {
        return new StationDoor(settings, fixture.server, fixture.attempts, OperatorRedirect.OFF);
    }

    private static StationDoorSettings on(StationDoorSettings like, int port) {
        return new StationDoorSettings(
                like.host(),
                port,
                like.path(),
                like.soapPath(),
                like.unknown(),
                like.authentication(),
                like.callbacks(),
                like.callbackHosts(),
                like.maxConnections(),
                like.handshakesPerMinute(),
                like.trustedProxies(),
                like.pingInterval(),
                like.pongTimeout(),
                like.redirects(),
                like.tls(),
                like.attemptsKept(),
                like.drainTime());
    }

    private static HttpResponse<String> get(URI address) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(DoorFixture fixture, String path) throws Exception {
        return get(URI.create("http://127.0.0.1:" + fixture.port() + path));
    }

    private static OperatorDoorSettings operators(String host, String publicUrl) {
        return new OperatorDoorSettings(
                host,
                0,
                publicUrl,
                OperatorDoorSettings.Authentication.AUTO,
                OperatorDoorLimits.DEFAULT,
                TlsSettings.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/docs", "/docs/", "/docs/x.css?v=1&w=%20", "/api/v1/stations?limit=2", "/?x"})
    void whatBelongsToTheOtherDoorIsSentThere(String path) throws Exception {
        try (DoorFixture fixture = new DoorFixture(DatabaseKind.SQLITE)) {
            fixture.redirect = OperatorRedirect.of(fixture.settings(), operators("127.0.0.1", ""), 4711);
            fixture.open();
            HttpResponse<String> answer = get(fixture, path);
            assertThat(answer.statusCode()).isEqualTo(307);
            assertThat(answer.headers().firstValue("location")).contains("http://127.0.0.1:4711" + path);
            assertThat(answer.body()).isEmpty();
        }
    }

    @Test
    void stationsAreNotSentAnywhere() throws Exception {
        try (DoorFixture fixture = new DoorFixture(DatabaseKind.SQLITE)) {
            fixture.redirect = OperatorRedirect.of(fixture.settings(), operators("127.0.0.1", ""), 4711);
            fixture.open();
            assertThat(fixture.knock(handshake("/ocpp/CP-1"))).isEqualTo(101);
            assertThat(fixture.knock(handshake("/api/v1"))).isEqualTo(404);
            assertThat(get(fixture, "/Ocpp?wsdl").statusCode()).isEqualTo(200);
            for (String path : List.of("/ocpp/CP-1", "/apis", "/documents", "/health")) {
                assertThat(get(fixture, path).statusCode()).as(path).isNotEqualTo(307);
            }
            HttpResponse<String> command = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(
                                            "http://127.0.0.1:" + fixture.port() + "/api/v1/ChargePoint/CP-1/Reset"))
                                    .POST(HttpRequest.BodyPublishers.ofString("{\"type\":\"Hard\"}"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(command.statusCode()).isEqualTo(307);
        }
    }

    @Test
    void withoutARedirectNobodyIsSentAnywhere() throws Exception {
        try (DoorFixture fixture = new DoorFixture(DatabaseKind.SQLITE).open()) {
            assertThat(get(fixture, "/api/v1/ping").statusCode()).isNotEqualTo(307);
            assertThat(get(fixture, "/").statusCode()).isNotEqualTo(307);
        }
    }

    @ParameterizedTest
    @CsvSource({
        // stations at, operators at, public URL, whether, location
        "127.0.0.1, 127.0.0.1, '', true",
        "0.0.0.0, 127.0.0.1, '', false",
        "0.0.0.0, localhost, '', false",
        "0.0.0.0, ::1, '', false",
        "0.0.0.0, 127.0.0.1, https://ocpp.example/, true",
        "0.0.0.0, 0.0.0.0, '', true",
        "127.0.0.1, 0.0.0.0, '', true",
    })
    void nobodyIsSentWhereHeCannotGo(String stations, String operators, String publicUrl, boolean on) {
        try (DoorFixture fixture = new DoorFixture(DatabaseKind.SQLITE)) {
            fixture.host = stations;
            OperatorRedirect redirect = OperatorRedirect.of(fixture.settings(), operators(operators, publicUrl), 9221);
            assertThat(redirect.serves("/api/v1")).isEqualTo(on);
        }
    }

    @Test
    void aDoorThatIsEverywhereIsOnTheHostThatWasAsked() throws Exception {
        try (DoorFixture fixture = new DoorFixture(DatabaseKind.SQLITE)) {
            fixture.redirect = OperatorRedirect.of(fixture.settings(), operators("0.0.0.0", ""), 9221);
            fixture.open();
            assertThat(location(fixture, "central.example:9220")).isEqualTo("http://central.example:9221/docs/");
            assertThat(location(fixture, "[2001:db8::1]:9220")).isEqualTo("http://[2001:db8::1]:9221/docs/");
            assertThat(location(fixture, "user@evil.example/x")).doesNotContain("evil");
        }
    }

    @Test
    void aPublicAddressIsUsedAsItIs() throws Exception {
        try (DoorFixture fixture = new DoorFixture(DatabaseKind.SQLITE)) {
            fixture.redirect =
                    OperatorRedirect.of(fixture.settings(), operators("127.0.0.1", "https://ocpp.example/cs/"), 9221);
            fixture.open();
            assertThat(location(fixture, "central.example")).isEqualTo("https://ocpp.example/cs/docs/");
        }
    }

    private static String location(DoorFixture fixture, String host) throws IOException {
        try (RawStation raw = new RawStation(fixture.port())) {
            return raw.head("GET /docs/ HTTP/1.1\r\nHost: " + host + "\r\n\r\n")
                    .lines()
                    .filter(line -> line.startsWith("location: "))
                    .findFirst()
                    .orElseThrow()
                    .substring("location: ".length());
        }
    }
}
