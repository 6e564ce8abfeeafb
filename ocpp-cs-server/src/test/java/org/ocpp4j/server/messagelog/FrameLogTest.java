package org.ocpp4j.server.messagelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.ocpp4j.server.messagelog.FrameLogFixture.connect;
import static org.ocpp4j.server.messagelog.FrameLogFixture.result;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.Peer;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.transport.Direction;
import org.ocpp4j.core.transport.Handshake.Protocol;
import org.ocpp4j.core.transport.InMemoryTransport;
import org.ocpp4j.core.v15.Ocpp15;
import org.ocpp4j.core.v16.ChangeConfigurationRequest;
import org.ocpp4j.core.v16.GetConfigurationRequest;
import org.ocpp4j.core.v16.HeartbeatRequest;
import org.ocpp4j.core.v16.Ocpp16;
import org.ocpp4j.json.WebSocketClientTransport;
import org.ocpp4j.server.Await;
import org.ocpp4j.server.database.DatabaseKind;
import org.ocpp4j.server.event.Event;
import org.ocpp4j.server.event.EventType;
import org.ocpp4j.server.text.Texts;
import org.ocpp4j.soap.SoapClientTransport;

/** Frames of real exchanges, as they are kept. */
class FrameLogTest {
    private static final Tuple[] EXCHANGE = {
        tuple("RECEIVED", "CALL", "Heartbeat", false),
        tuple("SENT", "RESULT", "Heartbeat", true),
        tuple("SENT", "CALL", "ChangeConfiguration", false),
        tuple("RECEIVED", "RESULT", "ChangeConfiguration", true),
        tuple("SENT", "CALL", "GetConfiguration", false),
        tuple("RECEIVED", "RESULT", "GetConfiguration", true),
    };

    private static void exchange(FrameLogFixture fixture, CentralSystem central, String identity) throws Exception {
        result(central.send(new HeartbeatRequest()));
        result(fixture.station(identity).send(new ChangeConfigurationRequest("AuthorizationKey", "5ECRET")));
        result(fixture.station(identity).send(new GetConfigurationRequest(List.of("AuthorizationKey"))));
        result(central.close(CloseReason.normal("done")));
    }

    private static void requireExchange(List<Message> frames, String protocol, String version) {
        assertThat(frames)
                .extracting(Message::direction, Message::kind, Message::action, each -> each.millis() != null)
                .containsExactly(EXCHANGE);
        for (int i = 0; i < frames.size(); i += 2) {
            assertThat(frames.get(i).messageId())
                    .isNotEmpty()
                    .isEqualTo(frames.get(i + 1).messageId());
        }
        assertThat(frames).allSatisfy(each -> {
            assertThat(each.text()).doesNotContain("5ECRET");
            assertThat(each.protocol()).isEqualTo(protocol);
            assertThat(each.ocppVersion()).isEqualTo(version);
            assertThat(each.size()).isPositive();
        });
        assertThat(frames.get(2).text()).contains("AuthorizationKey", "***");
        assertThat(frames.get(5).text()).contains("AuthorizationKey", "***");
    }

    @ParameterizedTest
    @EnumSource
    void callsAndAnswersOfBothSidesAreKeptAndPaired(DatabaseKind kind) throws Exception {
        try (FrameLogFixture fixture = new FrameLogFixture(kind.fresh())) {
            InMemoryTransport memory = new InMemoryTransport();
            result(fixture.server.start(memory));
            exchange(fixture, connect("CP 1/ö", Ocpp16.VERSION, memory), "CP 1/ö");
            requireExchange(fixture.frames("CP 1/ö", 6), "JSON", "1.6");
            Await.until("its memory is freed", () -> fixture.log.conversations() == 0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void webSocketAndSoapInBothVersions(DatabaseKind kind) throws Exception {
        try (FrameLogFixture fixture = new FrameLogFixture(kind.fresh())) {
            URI address = fixture.listen();
            var json = WebSocketClientTransport.builder(address).build();
            var soap = SoapClientTransport.builder(URI.create("http://127.0.0.1:" + address.getPort() + "/Ocpp"))
                    .build();
            exchange(fixture, connect("json-15", Ocpp15.VERSION, json), "json-15");
            exchange(fixture, connect("json-16", Ocpp16.VERSION, json), "json-16");
            exchange(fixture, connect("soap-15", Ocpp15.VERSION, soap), "soap-15");
            exchange(fixture, connect("soap-16", Ocpp16.VERSION, soap), "soap-16");
            requireExchange(fixture.frames("json-15", 6), "JSON", "1.5");
            requireExchange(fixture.frames("json-16", 6), "JSON", "1.6");
            requireExchange(fixture.frames("soap-15", 6), "SOAP", "1.5");
            requireExchange(fixture.frames("soap-16", 6), "SOAP", "1.6");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsMalformedIsKeptAndItsErrorPaired(DatabaseKind kind) throws Exception {
        try (FrameLogFixture fixture = new FrameLogFixture(kind.fresh())) {
            URI address = fixture.listen();
            WebSocket socket = result(HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .subprotocols("ocpp1.6")
                    .buildAsync(URI.create(address + "/CP-1"), new WebSocket.Listener() {}));
            for (String text : List.of(
                    "no JSON \uD83D\uDD0C",
                    "[2,\"a\",\"Heartbeat\",{\"key\":\"AuthorizationKey\",\"value\":\"5ECRET\"",
                    "[2,\"b\",\"DoesNotExist\",{}]",
                    "[7,\"c\",\"Heartbeat\",{}]",
                    "[2,\"d\",\"Heartbeat\",{\"\\u0000\":\"\\ud800\"}]")) {
                result(socket.sendText(text, true));
            }
            List<Message> frames = fixture.frames("CP-1", 8);
            assertThat(frames)
                    .extracting(Message::kind, Message::action, Message::messageId, each -> each.millis() != null)
                    .containsExactlyInAnyOrder(
                            tuple("OTHER", null, null, false),
                            tuple("OTHER", "Heartbeat", "a", false),
                            tuple("ERROR", "Heartbeat", "a", true),
                            tuple("CALL", "DoesNotExist", "b", false),
                            tuple("ERROR", "DoesNotExist", "b", true),
                            tuple("OTHER", null, "c", false),
                            tuple("CALL", "Heartbeat", "d", false),
                            tuple("ERROR", "Heartbeat", "d", true));
            assertThat(frames).noneMatch(each -> each.text().contains("5ECRET"));
            assertThat(frames).anyMatch(each -> each.text().equals("no JSON \uD83D\uDD0C"));
            socket.abort();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theNewestConnectionOfAnIdentityHasItsOwnMemory(DatabaseKind kind) throws Exception {
        try (FrameLogFixture fixture = new FrameLogFixture(kind.fresh())) {
            Peer old = FrameLogFixture.peer("CP-1", Protocol.JSON);
            Peer fresh = FrameLogFixture.peer("CP-1", Protocol.JSON);
            fixture.log.frame(old, Direction.RECEIVED, "[2,\"1\",\"StopTransaction\",{}]");
            fixture.log.frame(fresh, Direction.RECEIVED, "[2,\"1\",\"Heartbeat\",{}]");
            fixture.log.frame(old, Direction.SENT, "[3,\"1\",{}]");
            old.close(CloseReason.normal("replaced"));
            fixture.log.frame(fresh, Direction.SENT, "[3,\"1\",{}]");
            assertThat(fixture.frames("CP-1", 4))
                    .extracting(Message::action)
                    .containsExactly("StopTransaction", "Heartbeat", "StopTransaction", "Heartbeat");
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerOverSoapNeedNotSayWhatItRelatesTo(DatabaseKind kind) throws Exception {
        try (FrameLogFixture fixture = new FrameLogFixture(kind.fresh())) {
            Peer peer = FrameLogFixture.peer("CP-1", Protocol.SOAP);
            fixture.log.frame(
                    peer,
                    Direction.SENT,
                    "<e:Envelope><e:Header><a:MessageID>urn:uuid:7</a:MessageID></e:Header><e:Body><r:resetRequest/>"
                            + "</e:Body></e:Envelope>");
            fixture.log.frame(
                    peer, Direction.RECEIVED, "<e:Envelope><e:Body><e:Fault>no</e:Fault></e:Body></e:Envelope>");
            fixture.log.frame(peer, Direction.RECEIVED, "<html>");
            fixture.log.frame(
                    peer,
                    Direction.RECEIVED,
                    "<e:Envelope><e:Header><a:MessageID>urn:uuid:8</a:MessageID></e:Header><e:Body>"
                            + "<r:heartbeatRequest/></e:Body></e:Envelope>");
            fixture.log.frame(
                    peer,
                    Direction.SENT,
                    "<e:Envelope><e:Header><a:RelatesTo>8</a:RelatesTo></e:Header><e:Body><r:heartbeatResponse/>"
                            + "</e:Body></e:Envelope>");
            assertThat(fixture.frames("CP-1", 5))
                    .extracting(Message::kind, Message::action, Message::messageId)
                    .containsExactly(
                            tuple("CALL", "Reset", "urn:uuid:7"),
                            tuple("ERROR", "Reset", "urn:uuid:7"),
                            tuple("OTHER", null, null),
                            tuple("CALL", "Heartbeat", "urn:uuid:8"),
                            tuple("RESULT", "Heartbeat", "urn:uuid:8"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void longAndOddFramesAreKeptAsTheyCanBe(DatabaseKind kind) throws Exception {
        try (FrameLogFixture fixture = new FrameLogFixture(kind.fresh())) {
            Peer peer = FrameLogFixture.peer("CP-1", Protocol.JSON);
            String large = "[2,\"1\",\"DataTransfer\",{\"data\":\"" + "\uD83D\uDD0C".repeat(300_000) + "\"}]";
            fixture.log.frame(peer, Direction.RECEIVED, large);
            fixture.log.frame(peer, Direction.RECEIVED, "[2,\"\u0000\\ud800" + "i".repeat(300) + "\",\"\\u0000\",{}]");
            List<Message> frames = fixture.frames("CP-1", 2);
            assertThat(frames.get(0).size()).isEqualTo(large.length());
            assertThat(frames.get(0).text())
                    .hasSizeLessThan(Texts.LONGEST_FRAME + 100)
                    .endsWith("\uD83D\uDD0C [cut here: " + (large.length() - 65_535) + " more characters]");
            assertThat(frames.get(1).kind()).isEqualTo("OTHER"); // a raw NUL is no JSON
        }
    }

    @ParameterizedTest
    @EnumSource
    void framesAreToldToThoseWhoListenToThem(DatabaseKind kind) throws Exception {
        FrameLogSettings off = new FrameLogSettings(false, FrameLogFixture.SETTINGS.keepFor(), 1000, List.of("ApnPin"));
        try (FrameLogFixture fixture = new FrameLogFixture(kind.fresh(), off, FrameLogLimits.DEFAULT)) {
            ConcurrentLinkedQueue<Event> heard = new ConcurrentLinkedQueue<>();
            Peer peer = FrameLogFixture.peer("CP-1", Protocol.JSON);
            fixture.receive(peer, 0, 1);
            assertThat(fixture.log.waiting())
                    .as("nobody listens, nothing is kept")
                    .isZero();
            Runnable end = fixture.events.listen(Set.of(EventType.FRAME), heard::add);
            fixture.log.frame(peer, Direction.SENT, "[2,\"1\",\"X\",{\"key\":\"ApnPin\",\"value\":\"5ECRET\"}]");
            Await.until("the event", () -> !heard.isEmpty());
            end.run();
            Event event = heard.remove();
            assertThat(event.type()).isEqualTo(EventType.FRAME);
            assertThat(event.identity()).isEqualTo("CP-1");
            assertThat(event.data().toString())
                    .isEqualTo(
                            "{\"direction\":\"SENT\",\"protocol\":\"JSON\",\"ocppVersion\":\"1.6\",\"kind\":\"CALL\","
                                    + "\"action\":\"X\",\"messageId\":\"1\",\"millis\":null,"
                                    + "\"text\":\"[2,\\\"1\\\",\\\"X\\\",{\\\"key\\\":\\\"ApnPin\\\",\\\"value\\\":\\\"***\\\"}]\","
                                    + "\"size\":45}");
            fixture.receive(peer, 0, 1);
            assertThat(fixture.log.waiting()).isZero();
            assertThat(fixture.frames("CP-1")).isEmpty();
        }
    }
}
