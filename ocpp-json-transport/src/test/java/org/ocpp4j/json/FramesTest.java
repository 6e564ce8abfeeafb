package org.ocpp4j.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.v16.ResetRequest;
import org.ocpp4j.core.v16.ResetType;

/** Stations that send frames as the specification admits, and as it does not. */
class FramesTest {
    private final ServerFixture door = new ServerFixture();

    @AfterEach
    void stop() {
        door.close();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private RawStation connected() throws IOException {
        return door.start().connected("CP-1");
    }

    @Test
    void fragmentsMakeAMessageWhereverTheyAreCut() throws Exception {
        door.echo();
        byte[] message = utf8("[2,\"1\",\"DataTransfer\",{\"vendorId\":\"v\",\"data\":\"Säule 🔌\"}]");
        try (RawStation station = connected()) {
            for (int cut = 1; cut < message.length; cut += 3) {
                station.frame(RawStation.TEXT, false, Arrays.copyOfRange(message, 0, cut));
                station.frame(RawStation.PING, true, utf8("in between"));
                station.frame(RawStation.CONTINUATION, false, new byte[0]);
                station.frame(RawStation.CONTINUATION, true, Arrays.copyOfRange(message, cut, message.length));
                RawStation.Received pong = station.receive();
                assertThat(pong.opcode()).isEqualTo(RawStation.PONG);
                assertThat(pong.text()).isEqualTo("in between");
                assertThat(station.receiveText()).contains("Säule 🔌");
            }
        }
    }

    @Test
    void bytesMayComeOneByOneOrManyFramesAtOnce() throws Exception {
        try (RawStation station = connected()) {
            for (byte octet : RawStation.bytesOf(RawStation.TEXT, true, utf8(ServerFixture.HEARTBEAT))) {
                station.send(new byte[] {octet});
            }
            assertThat(station.receiveText()).startsWith("[3,\"1\"");
            ByteArrayOutputStream many = new ByteArrayOutputStream();
            for (int i = 2; i < 50; i++) {
                many.write(RawStation.bytesOf(RawStation.TEXT, true, utf8("[2,\"" + i + "\",\"Heartbeat\",{}]")));
            }
            station.send(many.toByteArray());
            for (int i = 2; i < 50; i++) {
                assertThat(station.receiveText()).startsWith("[3,\"" + i + "\"");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1_001, 70_000, 10_000_000})
    void aMessageBeyondTheLimitEndsTheConnection(int length) throws Exception {
        door.transport.maxFrameSize(1_000);
        try (RawStation station = connected()) {
            station.frame(RawStation.TEXT, true, new byte[length]);
            assertThat(station.closeCode()).isEqualTo(1009);
            assertThat(station.ends()).isTrue();
        }
        assertThat(door.end().kind()).isEqualTo(CloseReason.Kind.VIOLATION);
    }

    @Test
    void aMessageWithinTheLimitPasses() throws Exception {
        door.transport.maxFrameSize(100_000);
        try (RawStation station = connected()) {
            station.text(ServerFixture.HEARTBEAT + " ".repeat(100_000 - ServerFixture.HEARTBEAT.length()));
            assertThat(station.receiveText()).startsWith("[3,\"1\"");
        }
    }

    @Test
    void fragmentsWithoutEndMeetTheLimitToo() throws Exception {
        door.transport.maxFrameSize(1_000);
        try (RawStation station = connected()) {
            station.frame(RawStation.TEXT, false, new byte[900]);
            station.frame(RawStation.CONTINUATION, false, new byte[100]);
            station.frame(RawStation.CONTINUATION, false, new byte[1]);
            assertThat(station.closeCode()).isEqualTo(1009);
        }
    }

    @Test
    void onlyUtf8IsText() throws Exception {
        try (RawStation station = connected()) {
            station.frame(RawStation.TEXT, true, new byte[] {'[', (byte) 0xc3, ']'});
            assertThat(station.closeCode()).isEqualTo(1007);
        }
        try (RawStation station = door.connected("CP-2")) {
            station.frame(RawStation.TEXT, false, new byte[] {'[', (byte) 0xc3});
            station.frame(RawStation.CONTINUATION, true, new byte[] {']'});
            assertThat(station.closeCode()).isEqualTo(1007);
        }
    }

    @Test
    @Tag("netty")
    void framesWithoutAMaskAreRefused() throws Exception {
        try (RawStation station = connected()) {
            station.send(new byte[] {(byte) 0x81, 2, '[', ']'});
            assertThat(station.closeCode()).isEqualTo(1002);
        }
    }

    @Test
    void binaryMessagesAreNotOcpp() throws Exception {
        try (RawStation station = connected()) {
            station.frame(RawStation.BINARY, true, new byte[] {1});
            assertThat(station.closeCode()).isEqualTo(1003);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "3, true, 0", // an opcode that does not exist
        "0, true, 1", // nothing to continue
        "9, false, 0", // a ping in fragments
        "9, true, 126", // a ping too long
        "8, true, 1", // half a close code
        "65, true, 1", // a bit of an extension that was not agreed on
    })
    void brokenFramesEndTheConnection(int opcode, boolean last, int length) throws Exception {
        try (RawStation station = connected()) {
            station.frame(opcode, last, new byte[length]);
            assertThat(station.closeCode()).isEqualTo(1002);
            assertThat(station.ends()).isTrue();
        }
    }

    @Test
    void aMessageWithinAMessageEndsTheConnection() throws Exception {
        try (RawStation station = connected()) {
            station.frame(RawStation.TEXT, false, utf8("["));
            station.text("[]");
            assertThat(station.closeCode()).isEqualTo(1002);
        }
    }

    @Test
    void aCloseFrameIsAnsweredAndTheSocketClosed() throws Exception {
        try (RawStation station = connected()) {
            station.sendClose(1000);
            assertThat(station.closeCode()).isEqualTo(1000);
            assertThat(station.ends()).isTrue();
        }
        assertThat(door.end().kind()).isEqualTo(CloseReason.Kind.REMOTE);
        assertThat(door.end().code()).isEqualTo(1000);
    }

    @Test
    void connectionsThatBreakAreTold() throws Exception {
        connected().close();
        assertThat(door.end().kind()).isEqualTo(CloseReason.Kind.FAILED);
        RawStation other = door.connected("CP-2");
        other.frame(RawStation.TEXT, false, utf8("[2,"));
        other.reset();
        Await.until("both have ended", () -> door.ended.size() == 2);
        assertThat(door.ended.get(1).kind()).isEqualTo(CloseReason.Kind.FAILED);
        assertThat(door.server().stations()).isEmpty();
    }

    @Test
    void aStationThatShowsNoSignOfLifeIsDropped() throws Exception {
        door.transport.pings(Duration.ofMillis(100), Duration.ofMillis(200));
        try (RawStation silent = connected();
                RawStation lively = door.connected("lively")) {
            CompletableFuture<Integer> pings = CompletableFuture.supplyAsync(() -> answerPings(lively, 4));
            assertThat(silent.receive().opcode()).isEqualTo(RawStation.PING);
            assertThat(silent.ends()).isTrue();
            assertThat(door.end().text()).contains("200 ms");
            assertThat(Await.result(pings)).isEqualTo(4);
            lively.text(ServerFixture.HEARTBEAT);
            assertThat(lively.receiveText()).startsWith("[3,");
        }
    }

    private static int answerPings(RawStation station, int count) {
        int answered = 0;
        try {
            while (answered < count && station.receive().opcode() == RawStation.PING) {
                station.frame(RawStation.PONG, true, new byte[0]);
                answered++;
            }
        } catch (IOException ended) {
            // the count tells
        }
        return answered;
    }

    @Test
    void aStationThatDoesNotReadIsDropped() throws Exception {
        door.transport.maxUnsentBytes(100_000);
        door.start();
        try (RawStation station = new RawStation(door.port(), 4_096)) {
            station.ask(RawStation.request("/ocpp/CP-1", RawStation.offering("ocpp1.6")));
            door.station("CP-1");
            byte[] ping = RawStation.bytesOf(RawStation.PING, true, new byte[125]);
            Await.until("it is dropped", () -> {
                try {
                    for (int i = 0; i < 100; i++) {
                        station.send(ping);
                    }
                } catch (IOException dropped) {
                    return true;
                }
                return false;
            });
        }
        assertThat(door.end().text()).contains("100000 bytes");
    }

    /** Sends calls whose answers do not fit into the buffers of the operating system, and reads only then. */
    static void readLate(RawStation station) throws IOException {
        String data = "x".repeat(400_000);
        station.ask(RawStation.request("/ocpp/CP-1", RawStation.offering("ocpp1.6")));
        for (int i = 0; i < 20; i++) {
            station.text("[2,\"" + i + "\",\"DataTransfer\",{\"vendorId\":\"v\",\"data\":\"" + data + "\"}]");
        }
        for (int i = 0; i < 20; i++) {
            assertThat(station.receiveText())
                    .isEqualTo("[3,\"" + i + "\",{\"status\":\"Accepted\",\"data\":\"" + data + "\"}]");
        }
    }

    @Test
    void whatAStationReadsLateIsComplete() throws Exception {
        door.echo();
        door.transport.maxUnsentBytes(10_000_000);
        door.start();
        try (RawStation station = new RawStation(door.port(), 4_096)) {
            readLate(station);
        }
    }

    @Test
    void aPeerThatDoesNotAnswerTheCloseFrameIsDropped() throws Exception {
        try (RawStation station = connected()) {
            var closed = door.station("CP-1").close(CloseReason.normal("bye"));
            assertThat(station.closeCode()).isEqualTo(1000);
            assertThat(Await.result(closed).kind()).isEqualTo(CloseReason.Kind.LOCAL);
            assertThat(station.ends()).isTrue();
        }
    }

    @Test
    void callsThatWaitFailWhenTheConnectionEnds() throws Exception {
        try (RawStation station = connected()) {
            var reset = door.station("CP-1").send(new ResetRequest(ResetType.SOFT));
            assertThat(station.receiveText()).contains("Reset");
            station.reset();
            assertThat(Await.failure(reset)).hasMessageContaining("Reset was sent");
        }
    }
}
