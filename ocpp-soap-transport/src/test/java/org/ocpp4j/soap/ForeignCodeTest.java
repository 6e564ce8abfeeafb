package org.ocpp4j.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.EngineOptions;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.error.ConnectionLostException;
import org.ocpp4j.core.error.NotRepresentableException;
import org.ocpp4j.core.network.AddressVerdict;
import org.ocpp4j.core.v16.ClearCacheRequest;
import org.ocpp4j.core.v16.ClearCacheResponse;
import org.ocpp4j.core.v16.ClearCacheStatus;
import org.ocpp4j.core.v16.DataTransferRequest;
import org.ocpp4j.core.v16.HeartbeatRequest;
import org.ocpp4j.core.v16.HeartbeatResponse;
import org.ocpp4j.core.v16.Ocpp16;

/** What an application gives to the transport throws, stalls, or asks for what cannot be: calls end, and the next one goes. */
class ForeignCodeTest {
    private static final Duration FOR_EVER = Duration.ofSeconds(Long.MAX_VALUE);

    private @Nullable SoapPair pair;

    @AfterEach
    void close() {
        if (pair != null) {
            pair.close();
        }
    }

    private SoapPair pair(UnaryOperator<SoapOptions.Builder> change) {
        SoapPair made = new SoapPair(
                Handlers.ofCentralSystem()
                        .on(HeartbeatRequest.class, (station, beat) -> new HeartbeatResponse(Instant.EPOCH)),
                Handlers.ofStation()
                        .on(
                                ClearCacheRequest.class,
                                (central, clear) -> new ClearCacheResponse(ClearCacheStatus.ACCEPTED)),
                change,
                EngineOptions.DEFAULT);
        pair = made;
        return made;
    }

    private static Station connected(SoapPair pair) {
        CentralSystem central = pair.station("CP-1", Ocpp16.VERSION);
        result(central.send(new HeartbeatRequest()));
        return pair.server.station("CP-1").orElseThrow();
    }

    private static <T> T result(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
    }

    private static Throwable failure(CompletionStage<?> stage) {
        try {
            throw new AssertionError("Succeeded with " + result(stage));
        } catch (CompletionException failed) {
            return Objects.requireNonNull(failed.getCause());
        }
    }

    @Test
    void aCallWhoseSessionEndsWhileItsAddressIsLookedAtWasNotSent() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch mayAnswer = new CountDownLatch(1);
        CompletableFuture<Boolean> called = new CompletableFuture<>();
        SoapPair slow = pair(options -> options.callbackPolicy(address -> {
                    asked.countDown();
                    try {
                        mayAnswer.await();
                    } catch (InterruptedException nobodyDoes) {
                        Thread.currentThread().interrupt();
                    }
                    return new AddressVerdict.Admitted(List.of());
                })
                .caller((target, headers, body) -> {
                    called.complete(true);
                    return new CompletableFuture<>();
                }));
        Station station = connected(slow);
        var call = station.send(new ClearCacheRequest());
        assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
        station.close(CloseReason.normal("bye"), Duration.ofMillis(1));
        assertThat(failure(call))
                .isInstanceOfSatisfying(
                        ConnectionLostException.class,
                        lost -> assertThat(lost.sent()).isFalse());
        mayAnswer.countDown();
        result(station.closed());
        assertThat(called).isNotDone();
    }

    @Test
    void aCallerOrCredentialsThatThrowErrorsFailTheirCallAndTheNextOneIsTried() {
        SoapPair failing = pair(options -> options.caller((target, headers, body) -> {
            throw new AssertionError("the caller, on purpose");
        }));
        Station station = connected(failing);
        assertThat(failure(station.send(new ClearCacheRequest()))).hasMessage("the caller, on purpose");
        assertThat(failure(station.send(new ClearCacheRequest()))).hasMessage("the caller, on purpose");
        assertThat(failing.connected).hasValue(1);
    }

    @Test
    void aCallThatXmlCannotHoldFailsAndTheNextOneIsSent() {
        SoapPair good = pair(options -> options);
        Station station = connected(good);
        assertThat(failure(station.send(new DataTransferRequest("v", null, "\uD800"))))
                .isInstanceOf(NotRepresentableException.class)
                .hasMessageContaining("U+d800");
        result(station.send(new ClearCacheRequest()));
        assertThat(good.connected).hasValue(1);
    }

    @Test
    void aListenerForRefusedRequestsThatThrowsKeepsNobodyFromBeingAnswered() {
        SoapPair failing = pair(options -> options.onRefused(refused -> {
            throw new AssertionError("on purpose");
        }));
        assertThat(failing.post("no envelope").status()).isEqualTo(500);
        connected(failing);
    }

    @Test
    void aLeaseMayLastForEver() {
        SoapPair patient = pair(options -> options.lease(FOR_EVER));
        result(connected(patient).send(new ClearCacheRequest()));
        result(patient.server.stop(FOR_EVER));
    }
}
