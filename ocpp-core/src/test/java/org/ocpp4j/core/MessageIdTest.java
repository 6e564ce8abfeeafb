package org.ocpp4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.ocpp4j.core.v16.AuthorizationStatus;
import org.ocpp4j.core.v16.AuthorizeRequest;
import org.ocpp4j.core.v16.AuthorizeResponse;
import org.ocpp4j.core.v16.DataTransferRequest;
import org.ocpp4j.core.v16.DataTransferResponse;
import org.ocpp4j.core.v16.DataTransferStatus;
import org.ocpp4j.core.v16.HeartbeatRequest;
import org.ocpp4j.core.v16.HeartbeatResponse;
import org.ocpp4j.core.v16.IdTagInfo;

/** Message ids that come twice, and frames that are none (OCPP-J errata 3.1). */
class MessageIdTest {
    private static final String AUTHORIZE = "[2,\"7\",\"Authorize\",{\"idTag\":\"A\"}]";

    private final EngineFixture engine = new EngineFixture();
    private final AtomicInteger handled = new AtomicInteger();

    private void authorizes() {
        engine.handlers.on(AuthorizeRequest.class, (station, authorize) -> {
            handled.incrementAndGet();
            return new AuthorizeResponse(IdTagInfo.of(AuthorizationStatus.ACCEPTED));
        });
    }

    @Test
    void aCallThatIsSentAgainGetsItsOldAnswerAndIsHandledOnce() throws Exception {
        authorizes();
        engine.start();
        RawStation raw = engine.connect("CP-1");
        raw.types(AUTHORIZE);
        String answer = raw.gets();
        raw.types(AUTHORIZE);
        assertThat(raw.gets()).isEqualTo(answer);
        assertThat(handled).hasValue(1);
    }

    @Test
    void aCallThatIsSentAgainWhileItIsHandledGetsOneAnswer() throws Exception {
        CompletableFuture<HeartbeatResponse> slow = new CompletableFuture<>();
        engine.handlers.onAsync(HeartbeatRequest.class, (station, beat) -> {
            handled.incrementAndGet();
            return slow;
        });
        authorizes();
        engine.start();
        RawStation raw = engine.connect("CP-1");
        raw.types("[2,\"1\",\"Heartbeat\",{}]");
        raw.types("[2,\"1\",\"Heartbeat\",{}]");
        slow.complete(new HeartbeatResponse(Instant.EPOCH));
        assertThat(raw.gets()).startsWith("[3,\"1\"");
        raw.types(AUTHORIZE);
        assertThat(raw.gets()).startsWith("[3,\"7\"");
        assertThat(handled).hasValue(2);
    }

    @Test
    void aCallThatFailedIsHandledAnewWhenItIsSentAgain() throws Exception {
        engine.handlers.on(AuthorizeRequest.class, (station, authorize) -> {
            if (handled.incrementAndGet() == 1) {
                throw new IllegalStateException("the database is away");
            }
            return new AuthorizeResponse(IdTagInfo.of(AuthorizationStatus.ACCEPTED));
        });
        engine.start();
        RawStation raw = engine.connect("CP-1");
        raw.types(AUTHORIZE);
        assertThat(raw.gets()).startsWith("[4,\"7\",\"InternalError\"");
        raw.types(AUTHORIZE);
        String answer = raw.gets();
        assertThat(answer).startsWith("[3,\"7\"");
        raw.types(AUTHORIZE);
        assertThat(raw.gets()).isEqualTo(answer);
        assertThat(handled).hasValue(2);
    }

    @Test
    void anIdThatIsUsedForAnotherCallIsRefused() throws Exception {
        authorizes();
        engine.start();
        RawStation raw = engine.connect("CP-1");
        raw.types(AUTHORIZE);
        raw.gets();
        raw.types("[2,\"7\",\"Authorize\",{\"idTag\":\"B\"}]");
        assertThat(raw.gets()).startsWith("[4,\"7\",\"ProtocolError\"");
        assertThat(handled).hasValue(1);
    }

    /** "Aa" and "BB" have one hash code, and so have the two payloads. */
    @Test
    void callsThatOnlyShareAHashCodeAreOthers() throws Exception {
        authorizes();
        engine.start();
        RawStation raw = engine.connect("CP-1");
        raw.types("[2,\"7\",\"Authorize\",{\"idTag\":\"TAG-Aa\"}]");
        raw.gets();
        raw.types("[2,\"7\",\"Authorize\",{\"idTag\":\"TAG-BB\"}]");
        assertThat(raw.gets()).startsWith("[4,\"7\",\"ProtocolError\"");
        raw.types("[2,\"8\",\"Authorize\",{\"idTag\":\"\\ud800\"}]");
        raw.gets();
        raw.types("[2,\"8\",\"Authorize\",{\"idTag\":\"\\udc00\"}]");
        assertThat(raw.gets()).startsWith("[4,\"8\",\"ProtocolError\"");
        assertThat(handled).hasValue(2);
    }

    @Test
    void theOrderOfMembersMakesNoOtherCall() throws Exception {
        engine.handlers.on(DataTransferRequest.class, (station, transfer) -> {
            handled.incrementAndGet();
            return new DataTransferResponse(DataTransferStatus.ACCEPTED, null);
        });
        engine.start();
        RawStation raw = engine.connect("CP-1");
        raw.types("[2,\"7\",\"DataTransfer\",{\"vendorId\":\"v\",\"data\":\"d\"}]");
        String answer = raw.gets();
        raw.types("[2,\"7\",\"DataTransfer\", {\"data\":\"d\",\"vendorId\":\"v\"}]");
        assertThat(raw.gets()).isEqualTo(answer);
        assertThat(handled).hasValue(1);
    }

    @Test
    void lenientValidationHandlesEveryCallWhateverItsId() throws Exception {
        engine.options =
                engine.options.toBuilder().validation(Validation.LENIENT).build();
        authorizes();
        engine.start();
        RawStation raw = engine.connect("CP-1");
        raw.types(AUTHORIZE);
        raw.types("[2,\"7\",\"Authorize\",{\"idTag\":\"B\"}]");
        raw.types("[2,\"7\",\"Authorize\",{\"idTag\":\"B\"}]");
        for (int i = 0; i < 3; i++) {
            assertThat(raw.gets()).startsWith("[3,\"7\"");
        }
        assertThat(handled).hasValue(3);
        assertThat(engine.heard)
                .filteredOn(heard -> heard.contains("used before"))
                .hasSize(2);
    }

    @Test
    void aMessageIdOfAnotherConnectionMayComeAgain() throws Exception {
        authorizes();
        engine.start();
        RawStation before = engine.connect("CP-1");
        before.types(AUTHORIZE);
        before.gets();
        RawStation after = engine.connect("CP-1");
        after.types("[2,\"7\",\"Authorize\",{\"idTag\":\"B\"}]");
        assertThat(after.gets()).startsWith("[3,\"7\"");
    }

    @Test
    void whatCannotBeAnsweredIsReportedAndTheConnectionLives() throws Exception {
        authorizes();
        engine.start();
        RawStation raw = engine.connect("CP-1");
        for (String text : new String[] {"", "no json", "{}", "[]", "[2]", "[2,7]", "[\"2\",\"7\"]", "[5,\"7\",{}]"}) {
            raw.types(text);
        }
        assertThat(raw.hasGotNothingMore()).isTrue();
        assertThat(engine.heard)
                .filteredOn(heard -> heard.startsWith("A frame cannot be understood"))
                .hasSize(8);
        raw.types(AUTHORIZE);
        assertThat(raw.gets()).startsWith("[3,\"7\"");
    }

    @Test
    void aMalformedCallIsAnsweredByItsId() throws Exception {
        engine.start();
        RawStation raw = engine.connect("CP-1");
        raw.types("[2,\"1\"]");
        assertThat(raw.gets()).startsWith("[4,\"1\",\"FormationViolation\",\"The CALL is malformed: ");
        raw.types("[2,\"2\",\"Heartbeat\"]");
        assertThat(raw.gets()).startsWith("[4,\"2\",\"FormationViolation\"");
        raw.types("[2,\"3\",\"Heartbeat\",{},1]");
        assertThat(raw.gets()).startsWith("[4,\"3\",\"FormationViolation\"");
        raw.types("[2,\"4\",\"Heartbeat\",{");
        assertThat(raw.gets()).startsWith("[4,\"4\",\"FormationViolation\"");
    }
}
