package org.ocpp4j.server.messagelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ocpp4j.server.messagelog.FrameLogFixture.connect;
import static org.ocpp4j.server.messagelog.FrameLogFixture.result;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.Peer;
import org.ocpp4j.core.transport.Handshake.Protocol;
import org.ocpp4j.core.transport.InMemoryTransport;
import org.ocpp4j.core.v16.HeartbeatRequest;
import org.ocpp4j.core.v16.Ocpp16;
import org.ocpp4j.server.Await;
import org.ocpp4j.server.database.DatabaseKind;
import org.ocpp4j.server.database.DatabaseSettings;
import org.ocpp4j.server.event.EventType;

/** More frames than fit, and a database that is away. */
class FrameLogOutageTest {
    private static DatabaseSettings impatient(DatabaseKind kind) {
        DatabaseSettings fresh = kind.fresh();
        return new DatabaseSettings(
                fresh.url(), fresh.user(), fresh.password(), fresh.connections(), Duration.ofMillis(500));
    }

    private static FrameLogLimits limits(int frames, long characters, Duration closing) {
        return new FrameLogLimits(frames, characters, Duration.ofMillis(10), Duration.ofMinutes(5), closing);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsKeptWhileTheDatabaseIsAwayIsWrittenInOrderWhenItIsBack(DatabaseKind kind) throws Exception {
        DatabaseSettings settings = impatient(kind);
        try (FrameLogFixture fixture = new FrameLogFixture(settings, limits(700, 1 << 20, Duration.ofSeconds(20)))) {
            AtomicInteger heard = new AtomicInteger();
            fixture.events.listen(Set.of(EventType.FRAME), event -> heard.incrementAndGet());
            Peer peer = FrameLogFixture.peer("CP-1", Protocol.JSON);
            fixture.receive(peer, 0, 100);
            fixture.frames("CP-1", 100);
            InMemoryTransport memory = new InMemoryTransport();
            result(fixture.server.start(memory));
            try (Outage outage = Outage.of(settings)) {
                outage.begin();
                fixture.receive(peer, 100, 900);
                assertThat(fixture.log.dropped()).isEqualTo(100);
                Await.until("they are told", () -> heard.get() == 800);
                assertThat(fixture.log.waiting()).isEqualTo(700);
                CentralSystem central = connect("CP-2", Ocpp16.VERSION, memory);
                result(central.send(new HeartbeatRequest())); // not kept, but answered
                assertThat(fixture.log.dropped()).isEqualTo(102);
            }
            List<Message> frames = fixture.frames("CP-1", 800);
            assertThat(frames)
                    .extracting(Message::messageId)
                    .isEqualTo(IntStream.range(0, 800)
                            .mapToObj(each -> "id-" + each)
                            .toList());
            fixture.receive(peer, 900, 1000);
            assertThat(fixture.frames("CP-1", 900)).hasSize(900);
            Await.until("nothing waits", () -> fixture.log.waiting() == 0);
            assertThat(fixture.log.written()).isEqualTo(900);
        }
    }

    @ParameterizedTest
    @EnumSource
    void framesWaitWithinABoundOfCharactersToo(DatabaseKind kind) throws Exception {
        DatabaseSettings settings = impatient(kind);
        try (FrameLogFixture fixture = new FrameLogFixture(settings, limits(1000, 260, Duration.ofMillis(1)))) {
            Peer peer = FrameLogFixture.peer("CP-1", Protocol.JSON);
            try (Outage outage = Outage.of(settings)) {
                outage.begin();
                fixture.receive(peer, 0, 20);
                assertThat(fixture.log.waiting())
                        .isEqualTo(260 / FrameLogFixture.heartbeat(0).length());
                assertThat(fixture.log.dropped() + fixture.log.waiting()).isEqualTo(20);
                fixture.log.close();
                fixture.receive(peer, 20, 21);
                assertThat(fixture.log.dropped() + fixture.log.waiting()).isEqualTo(21);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCloseWritesWhatIsLeft(DatabaseKind kind) throws Exception {
        try (FrameLogFixture fixture =
                new FrameLogFixture(kind.fresh(), limits(5000, 1 << 20, Duration.ofSeconds(50)))) {
            fixture.receive(FrameLogFixture.peer("CP-1", Protocol.JSON), 0, 3000);
            fixture.log.close();
            assertThat(fixture.frames("CP-1")).hasSize(3000);
            assertThat(fixture.log.dropped()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFrameThatTheDatabaseRefusesDoesNotStopTheOthers(DatabaseKind kind) throws Exception {
        try (FrameLogFixture fixture = new FrameLogFixture(kind.fresh())) {
            fixture.database.run(change ->
                    change.handle().execute("alter table frame add constraint no_seven check (message_id <> 'id-7')"));
            fixture.receive(FrameLogFixture.peer("CP-1", Protocol.JSON), 0, 20);
            assertThat(fixture.frames("CP-1", 19))
                    .extracting(Message::messageId)
                    .hasSize(19)
                    .doesNotContain("id-7");
            Await.until("it is counted", () -> fixture.log.dropped() == 1 && fixture.log.waiting() == 0);
        }
    }
}
