package org.ocpp4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ocpp4j.core.EngineFixture.result;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.ocpp4j.core.error.CallRejectedException;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.error.InvalidMessageException;
import org.ocpp4j.core.v15.Ocpp15;
import org.ocpp4j.core.v16.AuthorizationStatus;
import org.ocpp4j.core.v16.AuthorizeRequest;
import org.ocpp4j.core.v16.AuthorizeResponse;
import org.ocpp4j.core.v16.BootNotificationRequest;
import org.ocpp4j.core.v16.BootNotificationResponse;
import org.ocpp4j.core.v16.ChargePointStatus;
import org.ocpp4j.core.v16.ClearCacheRequest;
import org.ocpp4j.core.v16.HeartbeatRequest;
import org.ocpp4j.core.v16.HeartbeatResponse;
import org.ocpp4j.core.v16.IdTagInfo;
import org.ocpp4j.core.v16.RegistrationStatus;
import org.ocpp4j.core.v16.ResetRequest;
import org.ocpp4j.core.v16.StatusNotificationRequest;
import org.ocpp4j.core.v16.StatusNotificationResponse;
import org.ocpp4j.core.version.ErrorCode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Calls from a station: who answers them, in which order, and what happens when that fails. */
class HandlersTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final EngineFixture engine = new EngineFixture();

    @Test
    void aHandlerAnswersWithATypedResponse() throws Exception {
        engine.handlers.on(
                BootNotificationRequest.class,
                (station, boot) -> new BootNotificationResponse(RegistrationStatus.ACCEPTED, NOON, 300));
        engine.start();
        RawStation raw = engine.connect("CP-1");
        raw.types("[2,\"1\",\"BootNotification\",{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}]");
        assertThat(raw.gets())
                .isEqualTo("[3,\"1\",{\"status\":\"Accepted\",\"currentTime\":\"2026-11-22T12:00:00.000Z\","
                        + "\"interval\":300}]");
    }

    @Test
    void oneHandlerServesStationsOf15Too() throws Exception {
        List<ChargePointStatus> seen = new CopyOnWriteArrayList<>();
        engine.handlers
                .on(
                        BootNotificationRequest.class,
                        (station, boot) -> new BootNotificationResponse(RegistrationStatus.PENDING, NOON, 60))
                .on(StatusNotificationRequest.class, (station, status) -> {
                    seen.add(status.status());
                    return new StatusNotificationResponse();
                });
        engine.start();
        RawStation raw = engine.connect("OLD", Ocpp15.VERSION);
        raw.types("[2,\"1\",\"BootNotification\",{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}]");
        assertThat(raw.gets()).endsWith("\"heartbeatInterval\":60}]").contains("\"status\":\"Rejected\"");
        raw.types("[2,\"2\",\"StatusNotification\","
                + "{\"connectorId\":1,\"status\":\"Occupied\",\"errorCode\":\"NoError\"}]");
        assertThat(raw.gets()).isEqualTo("[3,\"2\",{}]");
        assertThat(seen).containsExactly(ChargePointStatus.CHARGING);
    }

    @Test
    void aHandlerOfTheVersionOnTheWireTakesPrecedence() throws Exception {
        engine.handlers
                .on(HeartbeatRequest.class, (station, beat) -> new HeartbeatResponse(NOON))
                .on(
                        org.ocpp4j.core.v15.HeartbeatRequest.class,
                        (station, beat) -> new org.ocpp4j.core.v15.HeartbeatResponse(NOON.plusSeconds(1)));
        engine.start();
        RawStation raw = engine.connect("OLD", Ocpp15.VERSION);
        raw.types("[2,\"1\",\"Heartbeat\",{}]");
        assertThat(raw.gets()).contains("12:00:01.000Z");
    }

    @Test
    void callsOfOneStationAreHandledInOrderAndOneAtATime() throws Exception {
        CompletableFuture<AuthorizeResponse> answer = new CompletableFuture<>();
        engine.handlers
                .onAsync(AuthorizeRequest.class, (station, authorize) -> answer)
                .on(HeartbeatRequest.class, (station, beat) -> new HeartbeatResponse(NOON));
        engine.start();
        RawStation slow = engine.connect("CP-1");
        slow.types("[2,\"1\",\"Authorize\",{\"idTag\":\"A\"}]");
        slow.types("[2,\"2\",\"Heartbeat\",{}]");
        RawStation other = engine.connect("CP-2");
        other.types("[2,\"1\",\"Heartbeat\",null]");
        assertThat(other.gets()).startsWith("[3,\"1\"");
        assertThat(slow.hasGotNothingMore()).isTrue();
        answer.complete(new AuthorizeResponse(IdTagInfo.of(AuthorizationStatus.ACCEPTED)));
        assertThat(slow.gets()).isEqualTo("[3,\"1\",{\"idTagInfo\":{\"status\":\"Accepted\"}}]");
        assertThat(slow.gets()).startsWith("[3,\"2\"");
    }

    @Test
    void aHandlerMayWaitForAnAnswerOfTheSameStation() throws Exception {
        engine.handlers.on(HeartbeatRequest.class, (station, beat) -> {
            result(station.send(new ClearCacheRequest()));
            return new HeartbeatResponse(NOON);
        });
        engine.start();
        RawStation raw = engine.connect("CP-1");
        raw.types("[2,\"1\",\"Heartbeat\",{}]");
        String call = raw.gets();
        assertThat(call).contains("ClearCache");
        raw.types("[3,\"" + RawStation.messageId(call) + "\",{\"status\":\"Accepted\"}]");
        assertThat(raw.gets()).startsWith("[3,\"1\"");
    }

    @Test
    void theHookRunsAfterTheReplyAndBeforeTheNextCall() throws Exception {
        engine.handlers
                .on(HeartbeatRequest.class, (station, beat) -> new HeartbeatResponse(NOON))
                .afterReply(HeartbeatRequest.class, (station, beat, reply) -> station.send(new ClearCacheRequest()));
        engine.start();
        RawStation raw = engine.connect("CP-1");
        raw.types("[2,\"1\",\"Heartbeat\",{}]");
        assertThat(raw.gets()).startsWith("[3,\"1\"");
        assertThat(raw.gets()).contains("ClearCache");
    }

    @Test
    void unknownAndUnsupportedActionsDiffer() throws Exception {
        engine.start();
        RawStation raw = engine.connect("CP-1");
        raw.types("[2,\"1\",\"heartbeat\",{}]");
        assertThat(raw.gets()).isEqualTo("[4,\"1\",\"NotImplemented\",\"heartbeat is not known\",{}]");
        raw.types("[2,\"2\",\"Heartbeat\",{}]");
        assertThat(raw.gets()).isEqualTo("[4,\"2\",\"NotSupported\",\"Heartbeat is not supported\",{}]");
        raw.types("[2,\"3\",\"Reset\",{\"type\":\"Hard\"}]");
        assertThat(raw.gets()).startsWith("[4,\"3\",\"NotSupported\"");
    }

    @Test
    void otherwiseAnswersTheRestAndItsAnswerIsChecked() throws Exception {
        engine.handlers.otherwise((station, call) -> CompletableFuture.completedFuture(
                JsonNodeFactory.instance.objectNode().put("echo", call.action())));
        engine.start();
        RawStation raw = engine.connect("CP-1");
        raw.types("[2,\"1\",\"VendorThing\",{}]");
        assertThat(raw.gets()).isEqualTo("[3,\"1\",{\"echo\":\"VendorThing\"}]");
        raw.types("[2,\"2\",\"Heartbeat\",{}]");
        assertThat(raw.gets()).startsWith("[4,\"2\",\"InternalError\"");
    }

    @Test
    void aFailingHandlerBecomesInternalErrorAndLeaksNothing() throws Exception {
        engine.handlers
                .on(HeartbeatRequest.class, (station, beat) -> {
                    throw new IllegalStateException("jdbc:secret");
                })
                .on(StatusNotificationRequest.class, (station, status) -> {
                    throw new AssertionError("an Error, not an Exception");
                })
                .onAsync(
                        AuthorizeRequest.class,
                        (station, authorize) -> CompletableFuture.failedFuture(new IllegalStateException("secret")));
        engine.start();
        RawStation raw = engine.connect("CP-1");
        String internalError = "\",\"InternalError\",\"The call could not be processed\",{}]";
        raw.types("[2,\"1\",\"Heartbeat\",{}]");
        assertThat(raw.gets()).isEqualTo("[4,\"1" + internalError);
        raw.types("[2,\"2\",\"Authorize\",{\"idTag\":\"A\"}]");
        assertThat(raw.gets()).isEqualTo("[4,\"2" + internalError);
        raw.types("[2,\"3\",\"StatusNotification\","
                + "{\"connectorId\":1,\"status\":\"Available\",\"errorCode\":\"NoError\"}]");
        assertThat(raw.gets()).isEqualTo("[4,\"3" + internalError);
        assertThat(engine.causes).extracting(Throwable::getMessage).contains("jdbc:secret", "secret");
    }

    @Test
    void aHandlerRefusesWithACodeInTheSpellingOfTheVersion() throws Exception {
        engine.handlers.on(HeartbeatRequest.class, (station, beat) -> {
            throw new CallRejectedException(ErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION, "say \"why\"");
        });
        engine.start();
        RawStation raw = engine.connect("CP-1");
        raw.types("[2,\"1\",\"Heartbeat\",{}]");
        assertThat(raw.gets()).isEqualTo("[4,\"1\",\"OccurenceConstraintViolation\",\"say \\\"why\\\"\",{}]");
    }

    @Test
    void anInvalidResponseIsNeverSent() throws Exception {
        engine.handlers.on(
                BootNotificationRequest.class,
                (station, boot) -> new BootNotificationResponse(RegistrationStatus.of("Maybe"), NOON, 1));
        engine.start();
        RawStation raw = engine.connect("CP-1");
        raw.types("[2,\"1\",\"BootNotification\",{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}]");
        assertThat(raw.gets()).startsWith("[4,\"1\",\"InternalError\"");
        assertThat(engine.causes).first().isInstanceOf(InvalidMessageException.class);
    }

    @Test
    void anInvalidCallIsAnsweredWithTheCodeAndThePlace() throws Exception {
        engine.handlers.on(HeartbeatRequest.class, (station, beat) -> new HeartbeatResponse(NOON));
        engine.start();
        RawStation raw = engine.connect("CP-1");
        raw.types("[2,\"1\",\"BootNotification\",{\"chargePointVendor\":7,\"chargePointModel\":\"M\"}]");
        assertThat(raw.gets())
                .isEqualTo("[4,\"1\",\"TypeConstraintViolation\",\"/chargePointVendor: expected string\","
                        + "{\"violations\":[{\"pointer\":\"/chargePointVendor\",\"keyword\":\"type\","
                        + "\"expected\":\"string\"}]}]");
        raw.types("[2,\"2\",\"BootNotification\",{\"chargePointVendor\":\"V\"}]");
        assertThat(raw.gets()).startsWith("[4,\"2\",\"OccurenceConstraintViolation\"");
        raw.types("[2,\"3\",\"Heartbeat\",{\"extra\":1}]");
        assertThat(raw.gets()).startsWith("[4,\"3\",\"FormationViolation\"");
        raw.types("[2,\"4\",\"Heartbeat\",[]]");
        assertThat(raw.gets()).startsWith("[4,\"4\",\"FormationViolation\"");
        assertThat(engine.heard).anyMatch(heard -> heard.startsWith("invalid BootNotification /chargePointVendor"));
    }

    @Test
    void lenientValidationDeliversAndReports() throws Exception {
        engine.options =
                engine.options.toBuilder().validation(Validation.LENIENT).build();
        List<BootNotificationRequest> seen = new CopyOnWriteArrayList<>();
        engine.handlers.on(BootNotificationRequest.class, (station, boot) -> {
            seen.add(boot);
            return new BootNotificationResponse(RegistrationStatus.ACCEPTED, NOON, 300);
        });
        engine.start();
        RawStation raw = engine.connect("CP-1");
        raw.types("[2,\"1\",\"BootNotification\",{\"chargePointVendor\":\"A vendor with a very long name\","
                + "\"chargePointModel\":\"M\",\"iccid\":null}]");
        assertThat(raw.gets()).startsWith("[3,\"1\"");
        assertThat(seen).singleElement().satisfies(boot -> {
            assertThat(boot.chargePointVendor()).isEqualTo("A vendor with a very long name");
            assertThat(boot.iccid()).isNull();
        });
        assertThat(engine.heard)
                .contains(
                        "invalid BootNotification /chargePointVendor: longer than 20 characters",
                        "invalid BootNotification /iccid: expected string");
    }

    @Test
    void anAsynchronousHandlerThatNeverEndsIsAnsweredForAndBlocksNoLonger() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        engine.handlers
                .onAsync(AuthorizeRequest.class, (station, authorize) -> {
                    begun.countDown();
                    return new CompletableFuture<>();
                })
                .on(HeartbeatRequest.class, (station, beat) -> new HeartbeatResponse(NOON));
        engine.start();
        RawStation raw = engine.connect("CP-1");
        raw.types("[2,\"1\",\"Authorize\",{\"idTag\":\"A\"}]");
        raw.types("[2,\"2\",\"Heartbeat\",{}]");
        begun.await();
        while (engine.scheduler.waiting() == 0) {
            Thread.onSpinWait();
        }
        engine.scheduler.pass(Duration.ofSeconds(30));
        assertThat(raw.gets()).isEqualTo("[4,\"1\",\"InternalError\",\"The call took too long\",{}]");
        assertThat(raw.gets()).startsWith("[3,\"2\"");
    }

    @Test
    void whatAPeerSentBeforeItWasGoneIsHandledInOrder() throws Exception {
        CountDownLatch gone = new CountDownLatch(1);
        BlockingQueue<String> handled = new LinkedBlockingQueue<>();
        engine.handlers.on(AuthorizeRequest.class, (station, authorize) -> {
            gone.await();
            handled.add(authorize.idTag());
            return new AuthorizeResponse(IdTagInfo.of(AuthorizationStatus.ACCEPTED));
        });
        engine.start();
        RawStation raw = engine.connect("CP-1");
        raw.types("[2,\"1\",\"Authorize\",{\"idTag\":\"A\"}]");
        raw.types("[2,\"2\",\"Authorize\",{\"idTag\":\"B\"}]");
        raw.loses(CloseReason.failed("power failure"));
        gone.countDown();
        assertThat(handled.poll(10, TimeUnit.SECONDS)).isEqualTo("A");
        assertThat(handled.poll(10, TimeUnit.SECONDS)).isEqualTo("B");
    }

    @Test
    void aPeerThatFloodsItsMailboxIsClosed() {
        engine.options = engine.options.toBuilder().mailbox(4).build();
        engine.handlers.onAsync(HeartbeatRequest.class, (station, beat) -> new CompletableFuture<>());
        engine.start();
        RawStation raw = engine.connect("CP-1");
        for (int i = 0; i < 20 && !raw.isClosed(); i++) {
            raw.types("[2,\"" + i + "\",\"Heartbeat\",{}]");
        }
        assertThat(raw.closeReason().kind()).isEqualTo(CloseReason.Kind.VIOLATION);
    }

    @Test
    void registrationsThatCannotWorkAreRefused() {
        Handlers<Station> handlers = engine.handlers;
        assertThatThrownBy(() -> handlers.on(ResetRequest.class, (station, reset) -> {
                    throw new UnsupportedOperationException();
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ResetRequest never arrives here");
        handlers.on(HeartbeatRequest.class, (station, beat) -> new HeartbeatResponse(NOON));
        assertThatThrownBy(() -> handlers.on(HeartbeatRequest.class, (s, b) -> new HeartbeatResponse(NOON)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has a handler already");
    }
}
