package org.ocpp4j.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CompletionStage;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.client.LastingConnection;
import org.ocpp4j.core.client.OcppClient;
import org.ocpp4j.core.client.ReconnectOptions;
import org.ocpp4j.core.error.CallRejectedException;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.error.NotRepresentableException;
import org.ocpp4j.core.v16.DataTransferRequest;
import org.ocpp4j.core.v16.DataTransferResponse;
import org.ocpp4j.core.v16.DataTransferStatus;
import org.ocpp4j.core.v16.HeartbeatRequest;
import org.ocpp4j.core.version.ErrorCode;

/** A single message that is larger than what may wait for a peer: it alone fails, and the connection goes on. */
class TooLargeMessagesTest {
    private static final int LIMIT = 300_000;
    private static final int LONGEST_FRAME_HEADER = 10;
    private static final int AROUND_DATA =
            "[2,\"123456789012345678901234567890123456\",\"DataTransfer\",{\"vendorId\":\"v\",\"data\":\"\"}]".length();

    private final ServerFixture door = new ServerFixture();

    @AfterEach
    void stop() {
        door.close();
    }

    private LastingConnection connect(WebSocketClientTransport.Builder transport) {
        Handlers<org.ocpp4j.core.CentralSystem> handlers = Handlers.ofStation()
                .on(
                        DataTransferRequest.class,
                        (from, transfer) -> new DataTransferResponse(DataTransferStatus.ACCEPTED, transfer.data()));
        LastingConnection lasting =
                OcppClient.builder("CP-1", handlers).build().stayConnected(transport.build(), ReconnectOptions.DEFAULT);
        door.station("CP-1");
        return lasting;
    }

    private void assertOneConnection(LastingConnection lasting) {
        Await.result(lasting.send(new HeartbeatRequest()));
        assertThat(door.connected).hasSize(1);
        assertThat(door.ended).isEmpty();
        Await.result(lasting.close(CloseReason.normal("bye")));
    }

    private static CompletionStage<DataTransferResponse> send(Station station, int bytes) {
        String data = "ä".repeat((bytes - AROUND_DATA) / 2) + "x".repeat((bytes - AROUND_DATA) % 2);
        return station.send(new DataTransferRequest("v", null, data));
    }

    private static void assertInternalError(CompletionStage<?> call) {
        assertThat(Await.failure(call))
                .isInstanceOfSatisfying(
                        CallRejectedException.class,
                        rejected -> assertThat(rejected.code()).contains(ErrorCode.INTERNAL_ERROR));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aCallOfTheServer(boolean tls, @TempDir Path folder) throws Exception {
        door.transport.maxUnsentBytes(LIMIT);
        SSLContext localhost = Certificates.context(
                Certificates.create(folder.resolve("localhost.p12"), "dns:localhost,ip:127.0.0.1"), true);
        if (tls) {
            door.transport.tls(localhost);
        }
        door.start();
        LastingConnection lasting =
                connect(WebSocketClientTransport.builder(door.bound().address()).tls(localhost));
        Station station = door.station("CP-1");
        Await.result(lasting.send(new HeartbeatRequest())); // the answer to the handshake has left
        int largest = LIMIT - LONGEST_FRAME_HEADER;
        Await.result(send(station, largest));
        for (int bytes : new int[] {largest + 1, LIMIT * 2}) {
            assertThat(Await.failure(send(station, bytes)))
                    .isInstanceOf(NotRepresentableException.class)
                    .hasMessageContaining("DataTransfer cannot be sent")
                    .hasMessageContaining(LIMIT + " bytes");
        }
        Await.result(send(station, largest));
        assertOneConnection(lasting);
    }

    @Test
    void anAnswerOfTheServer() {
        door.transport.maxUnsentBytes(1_000);
        door.echo();
        door.start();
        LastingConnection lasting =
                connect(WebSocketClientTransport.builder(door.bound().address()));
        assertInternalError(lasting.send(new DataTransferRequest("v", null, "x".repeat(2_000))));
        assertOneConnection(lasting);
    }

    @Test
    void aCallOfTheClientDoesNotStopTheNextOne() {
        door.start();
        LastingConnection lasting =
                connect(WebSocketClientTransport.builder(door.bound().address()).maxUnsent(1_000));
        var tooLarge = lasting.send(new DataTransferRequest("v", null, "x".repeat(2_000)));
        var next = lasting.send(new HeartbeatRequest());
        assertThat(Await.failure(tooLarge))
                .isInstanceOf(NotRepresentableException.class)
                .hasMessageContaining("DataTransfer cannot be sent")
                .hasMessageContaining("1000 may wait");
        Await.result(next);
        assertOneConnection(lasting);
    }

    @Test
    void anAnswerOfTheClient() {
        door.start();
        LastingConnection lasting =
                connect(WebSocketClientTransport.builder(door.bound().address()).maxUnsent(1_000));
        assertInternalError(door.station("CP-1").send(new DataTransferRequest("v", null, "x".repeat(2_000))));
        assertOneConnection(lasting);
    }

    @Test
    void halvesOfSurrogatePairsArrive() {
        door.echo();
        door.start();
        LastingConnection lasting =
                connect(WebSocketClientTransport.builder(door.bound().address()));
        String halves = "\uD800x\uDC00\uD83D\uDE00\uDE00";
        assertThat(Await.result(lasting.send(new DataTransferRequest("v", null, halves)))
                        .data())
                .isEqualTo(halves);
        assertThat(Await.result(door.station("CP-1").send(new DataTransferRequest("v", null, halves)))
                        .data())
                .isEqualTo(halves);
        assertOneConnection(lasting);
    }
}
