package org.ocpp4j.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ocpp4j.json.RawStation.offering;
import static org.ocpp4j.json.RawStation.request;

import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ocpp4j.core.transport.BasicCredentials;
import org.ocpp4j.core.transport.Decision;
import org.ocpp4j.core.transport.Handshake;
import org.ocpp4j.core.v15.Ocpp15;
import org.ocpp4j.json.handshake.PathTemplate;
import org.ocpp4j.json.handshake.RefusalCause;

/** What the engine sees of a station before it is admitted, and what it may say beyond yes and no. */
class AdmissionTest {
    private final ServerFixture door = new ServerFixture();

    @AfterEach
    void stop() {
        door.close();
    }

    private Handshake shaken(String path, String... headers) throws Exception {
        try (RawStation station = door.raw()) {
            assertThat(station.ask(request(path, headers))).startsWith("HTTP/1.1 101 ");
            return door.handshakes.get(door.handshakes.size() - 1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/ocpp/{identity}/{account}, /ocpp/CP-1/acme%20ltd, acme ltd",
        "/ocpp/{account}/{identity}, /ocpp/acme/CP-1, acme",
        "/ocpp/{identity}, /ocpp/CP-1, ",
    })
    void theAccountIsSeen(String template, String path, String account) throws Exception {
        door.transport.paths(PathTemplate.of(template));
        door.start();
        Handshake handshake = shaken(path, offering("ocpp1.6"));
        assertThat(handshake.identity()).isEqualTo("CP-1");
        assertThat(handshake.account().orElse(null)).isEqualTo(account);
    }

    @Test
    void credentialsAreBytes() throws Exception {
        door.start();
        byte[] userAndPassword = {'C', 'P', ':', 'x', ':', (byte) 0xff, 0, ':'};
        String header = "Authorization: basic " + Base64.getEncoder().encodeToString(userAndPassword);
        Handshake handshake = shaken("/ocpp/CP:x", offering("ocpp1.6"), header);
        BasicCredentials credentials = handshake.credentials().orElseThrow();
        assertThat(credentials.matches("CP:x", new byte[] {(byte) 0xff, 0, ':'}))
                .isTrue();
        assertThat(credentials.matches("CP:x", new byte[] {(byte) 0xff, 0, ';'}))
                .isFalse();
        assertThat(credentials.matches("CP", new byte[] {'x', ':', (byte) 0xff, 0}))
                .isFalse();
        assertThat(handshake.toString() + credentials).doesNotContain("\u00ff");
    }

    @ParameterizedTest
    @CsvSource({"Bearer Zm9v", "Basic !", "Basic Zm9v", "''"})
    void whatIsNoBasicAuthenticationIsNone(String header) throws Exception {
        door.start();
        assertThat(shaken("/ocpp/CP-1", offering("ocpp1.6"), "Authorization: " + header)
                        .credentials())
                .isEmpty();
    }

    @Test
    void aStationMayBeLimitedToAVersion() throws Exception {
        door.admission = handshake -> CompletableFuture.completedFuture(Decision.ACCEPT.versions(Ocpp15.VERSION));
        door.start();
        try (RawStation station = door.raw()) {
            assertThat(station.ask(request("/ocpp/CP-1", offering("ocpp1.6", "ocpp1.5"))))
                    .contains("Sec-WebSocket-Protocol: ocpp1.5\r\n");
            assertThat(door.station("CP-1").version()).isEqualTo(Ocpp15.VERSION);
        }
        try (RawStation station = door.raw()) {
            assertThat(station.ask(request("/ocpp/CP-2", offering("ocpp1.6"))))
                    .startsWith("HTTP/1.1 101 ")
                    .doesNotContain("Sec-WebSocket-Protocol");
            assertThat(station.closeCode()).isEqualTo(1002);
            assertThat(station.ends()).isTrue();
        }
        assertThat(door.refusal().status()).isEqualTo(101);
        assertThat(door.refusal().reason()).contains("ocpp1.6");
        assertThat(door.connected).containsExactly("CP-1");
    }

    @Test
    void aStationMayBeSparedPings() throws Exception {
        door.transport.pings(Duration.ofMillis(100), Duration.ofMillis(200));
        door.admission = handshake -> CompletableFuture.completedFuture(
                handshake.identity().equals("spared") ? Decision.ACCEPT.withoutPings() : Decision.ACCEPT);
        door.start();
        try (RawStation spared = door.connected("spared");
                RawStation silent = door.connected("silent")) {
            assertThat(silent.receive().opcode()).isEqualTo(RawStation.PING);
            assertThat(silent.ends()).isTrue(); // it did not answer
            assertThat(door.end().text()).contains("ping");
            spared.text(ServerFixture.HEARTBEAT);
            assertThat(spared.receive().opcode()).isEqualTo(RawStation.TEXT); // and nothing before it
        }
    }

    @Test
    void onlyATrustedProxyTellsWhereAStationIs() throws Exception {
        door.start();
        String header = "X-Forwarded-For: 203.0.113.7";
        assertThat(shaken("/ocpp/CP-1", offering("ocpp1.6"), header).remoteAddress())
                .startsWith("127.0.0.1:");
    }

    @ParameterizedTest
    @CsvSource({
        "'X-Forwarded-For: 198.51.100.1, 203.0.113.7', 203.0.113.7",
        "'Forwarded: for=\"[2001:db8::7]:4711\";proto=wss', [2001:db8:0:0:0:0:0:7]:4711",
        "'X: y', 127.0.0.1:",
    })
    void aTrustedProxyTellsWhereAStationIs(String header, String address) throws Exception {
        door.transport.trustedProxies("127.0.0.0/8");
        door.start();
        assertThat(shaken("/ocpp/CP-1", offering("ocpp1.6"), header).remoteAddress())
                .startsWith(address);
        try (RawStation station = door.raw()) {
            station.ask(request("/nowhere", offering("ocpp1.6"), header));
        }
        assertThat(door.refusal().remoteAddress()).startsWith(address);
    }

    @Test
    void proxiesAreAddresses() {
        assertThatThrownBy(() -> door.transport.trustedProxies("proxy.example.com"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("proxy.example.com");
        door.start();
    }

    @Test
    void oneAddressMayNotShakeHandsWithoutEnd() throws Exception {
        door.transport.handshakesPerMinute(3).trustedProxies("127.0.0.1");
        door.start();
        String one = "X-Forwarded-For: 203.0.113.7";
        for (int i = 0; i < 3; i++) {
            shaken("/ocpp/CP-" + i, offering("ocpp1.6"), one);
        }
        try (RawStation station = door.raw()) {
            assertThat(station.ask(request("/ocpp/CP-3", offering("ocpp1.6"), one)))
                    .startsWith("HTTP/1.1 429 ")
                    .contains("Retry-After: ");
            assertThat(station.ends()).isTrue();
        }
        assertThat(door.refusal().status()).isEqualTo(429);
        assertThat(door.refusal().cause()).isEqualTo(RefusalCause.HANDSHAKE_RATE);
        shaken("/ocpp/CP-3", offering("ocpp1.6"), "X-Forwarded-For: 203.0.113.8");
    }
}
