package org.ocpp4j.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the generator counts, seen on a channel without a network. */
class CallLoopTest {
    private static final StationPlan PLAN = new StationPlan(0, "/", Mix.HEARTBEAT, 0, 2000);
    private static final long THREE_SECONDS = 3_000_000_000L;

    private final LoopStatistics loop = new LoopStatistics();
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final StationHandler station = new StationHandler(0, channel, loop, PLAN);

    CallLoopTest() {
        channel.pipeline().addLast(station);
    }

    @AfterEach
    void release() {
        channel.finishAndReleaseAll();
    }

    /** The next message of the station, unmasked; empty if there is none. */
    private String sent() {
        ByteBuf frame = channel.readOutbound();
        if (frame == null) {
            return "";
        }
        byte[] payload = new byte[frame.getByte(1) & 0x7f];
        for (int index = 0; index < payload.length; index++) {
            payload[index] = (byte) (frame.getByte(6 + index) ^ frame.getByte(2 + (index & 3)));
        }
        frame.release();
        return new String(payload, StandardCharsets.UTF_8);
    }

    private void receive(String text) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        channel.writeInbound(
                Unpooled.wrappedBuffer(new byte[] {(byte) 0x81, (byte) payload.length}),
                Unpooled.wrappedBuffer(payload));
    }

    @Test
    void theNextCallFollowsTheAnswer() {
        station.calls().begin();
        assertThat(sent()).isEqualTo("[2,\"00000001\",\"Heartbeat\",{}]");
        assertThat(sent()).isEmpty();
        receive("[3,\"00000001\",{}]");
        assertThat(sent()).isEqualTo("[2,\"00000002\",\"Heartbeat\",{}]");
        assertThat(loop.report().latency.total()).isEqualTo(1);
        assertThat(loop.report().waiting).isEqualTo(1);
        assertThat(loop.report().errors).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[4,\"00000001\",\"InternalError\",\"\",{}]", "[3,\"00000009\",{}]", "[]"})
    void anythingElseIsAnError(String answer) {
        station.calls().callOnce();
        receive(answer);
        assertThat(loop.report().errors).isEqualTo(1);
    }

    @Test
    void aCallThatWaitsTooLongIsCountedOnceWhileItWaits() {
        station.calls().callOnce();
        station.calls().look(System.nanoTime());
        assertThat(loop.report().slow).isZero();
        station.calls().look(System.nanoTime() + THREE_SECONDS);
        station.calls().look(System.nanoTime() + 2 * THREE_SECONDS);
        assertThat(loop.report().slow).isEqualTo(1);
        receive("[3,\"00000001\",{}]");
        assertThat(loop.report().slow).isEqualTo(1);
    }

    @Test
    void aResetForgetsCountsButNoCallThatWaits() {
        station.calls().callOnce();
        station.calls().look(System.nanoTime() + THREE_SECONDS);
        loop.reset();
        assertThat(loop.report().slow).isZero();
        assertThat(loop.report().waiting).isEqualTo(1);
        station.calls().look(System.nanoTime() + THREE_SECONDS);
        assertThat(loop.report().slow).isEqualTo(1);
    }

    @Test
    void callsOfTheServerAreAnswered() {
        receive("[2,\"a-b\",\"TriggerMessage\",{\"requestedMessage\":\"Heartbeat\"}]");
        assertThat(sent()).isEqualTo("[3,\"a-b\",{\"status\":\"Accepted\"}]");
        assertThat(loop.report().answersGiven).isEqualTo(1);
    }

    @Test
    void onlyConnectionsThatOthersEndAreLost() {
        channel.close();
        assertThat(loop.report().lost).isEqualTo(1);
    }

    @Test
    void stationsThatDepartAreNotLost() {
        station.depart(Departure.CUT);
        channel.runPendingTasks();
        assertThat(channel.isOpen()).isFalse();
        assertThat(loop.report().lost).isZero();
    }
}
