package org.ocpp4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ocpp4j.core.EngineFixture.failure;
import static org.ocpp4j.core.EngineFixture.result;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocpp4j.core.client.OcppClient;
import org.ocpp4j.core.datatransfer.DataTransferCodec;
import org.ocpp4j.core.datatransfer.DataTransferResult;
import org.ocpp4j.core.datatransfer.DataTransferType;
import org.ocpp4j.core.datatransfer.DataTransfers;
import org.ocpp4j.core.server.OcppServer;
import org.ocpp4j.core.transport.Bound;
import org.ocpp4j.core.transport.Decision;
import org.ocpp4j.core.transport.InMemoryTransport;
import org.ocpp4j.core.v15.Ocpp15;
import org.ocpp4j.core.v16.DataTransferRequest;
import org.ocpp4j.core.v16.DataTransferStatus;
import org.ocpp4j.core.v16.MeterValue;
import org.ocpp4j.core.v16.MeterValuesRequest;
import org.ocpp4j.core.v16.MeterValuesResponse;
import org.ocpp4j.core.v16.Ocpp16;
import org.ocpp4j.core.v16.ResetRequest;
import org.ocpp4j.core.v16.ResetResponse;
import org.ocpp4j.core.v16.ResetStatus;
import org.ocpp4j.core.v16.ResetType;
import org.ocpp4j.core.v16.SampledValue;
import org.ocpp4j.core.v16.UnitOfMeasure;
import org.ocpp4j.core.version.OcppVersion;

/** A client and a server of this library, joined in memory. */
class InMemoryTest {
    /** Data of a vendor extension. */
    public record Price(long cents, String currency) {}

    private static final DataTransferType<Price, String> PRICE = new DataTransferType<>(
            "org.example", "SetPrice", DataTransferCodec.json(Price.class), DataTransferCodec.text());

    private final InMemoryTransport memory = new InMemoryTransport();
    private final Handlers<Station> centralSystem = Handlers.ofCentralSystem();
    private final Handlers<CentralSystem> station = Handlers.ofStation();

    private OcppServer serve() {
        OcppServer server = OcppServer.builder(centralSystem).build();
        result(server.start(memory));
        return server;
    }

    private CentralSystem connect(OcppVersion... versions) {
        return result(
                OcppClient.builder("CP-1", station).versions(versions).build().connect(memory));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.6", "1.5"})
    void bothSidesSpeak16WhateverTheWireSpeaks(String name) {
        OcppVersion version = name.equals("1.6") ? Ocpp16.VERSION : Ocpp15.VERSION;
        List<MeterValuesRequest> metered = new CopyOnWriteArrayList<>();
        centralSystem.on(MeterValuesRequest.class, (from, values) -> {
            metered.add(values);
            return new MeterValuesResponse();
        });
        station.on(ResetRequest.class, (from, reset) -> new ResetResponse(ResetStatus.ACCEPTED));
        OcppServer server = serve();
        CentralSystem peer = connect(version);
        assertThat(peer.version()).isEqualTo(version);
        MeterValuesRequest values = new MeterValuesRequest(
                1,
                42L,
                List.of(new MeterValue(
                        Instant.parse("2026-11-22T12:00:00Z"),
                        List.of(new SampledValue("7.5").withUnit(UnitOfMeasure.A)))));
        result(peer.send(values));
        assertThat(metered).containsExactly(values);
        Station connected = server.station("CP-1").orElseThrow();
        assertThat(result(connected.send(new ResetRequest(ResetType.HARD))).status())
                .isEqualTo(ResetStatus.ACCEPTED);
    }

    @Test
    void callsOfBothDirectionsCross() {
        CompletableFuture<MeterValuesResponse> answer = new CompletableFuture<>();
        centralSystem.onAsync(MeterValuesRequest.class, (from, values) -> answer);
        station.on(ResetRequest.class, (from, reset) -> new ResetResponse(ResetStatus.REJECTED));
        OcppServer server = serve();
        var metered = connect(Ocpp16.VERSION).send(new MeterValuesRequest(1, null, List.of()));
        Station connected = server.station("CP-1").orElseThrow();
        assertThat(result(connected.send(new ResetRequest(ResetType.SOFT))).status())
                .isEqualTo(ResetStatus.REJECTED);
        answer.complete(new MeterValuesResponse());
        result(metered);
    }

    @Test
    void vendorExtensionsAreTyped() {
        centralSystem.on(
                DataTransferRequest.class,
                new DataTransfers<Station>()
                        .on(
                                PRICE,
                                (from, price) -> price.cents() > 100
                                        ? DataTransferResult.accepted(price.currency())
                                        : DataTransferResult.rejected()));
        serve();
        CentralSystem peer = connect(Ocpp16.VERSION);
        var accepted = result(DataTransfers.send(peer, PRICE, new Price(250, "EUR"), CallOptions.DEFAULT));
        assertThat(accepted).isEqualTo(DataTransferResult.accepted("EUR"));
        var rejected = result(DataTransfers.send(peer, PRICE, new Price(1, "EUR"), CallOptions.DEFAULT));
        assertThat(rejected.status()).isEqualTo(DataTransferStatus.REJECTED);
        assertThat(status(peer, "org.example", "SetPrice", "not json")).isEqualTo(DataTransferStatus.REJECTED);
        assertThat(status(peer, "org.example", null, null)).isEqualTo(DataTransferStatus.UNKNOWN_MESSAGE_ID);
        assertThat(status(peer, "com.other", "SetPrice", null)).isEqualTo(DataTransferStatus.UNKNOWN_VENDOR_ID);
    }

    private static DataTransferStatus status(
            CentralSystem peer, String vendor, @Nullable String message, @Nullable String data) {
        return result(peer.send(new DataTransferRequest(vendor, message, data))).status();
    }

    @Test
    void aRefusedStationLearnsIt() {
        OcppServer server = OcppServer.builder(centralSystem)
                .admission(handshake -> CompletableFuture.completedFuture(
                        Decision.refuse(Decision.Refusal.UNKNOWN_STATION, "nobody knows it")))
                .build();
        result(server.start(memory));
        assertThat(failure(OcppClient.builder("CP-1", station).build().connect(memory)))
                .hasMessageContaining("404");
    }

    @Test
    void stoppingTheServerEndsTheConnections() {
        OcppServer server = serve();
        CentralSystem peer = connect(Ocpp16.VERSION);
        result(server.stop(Duration.ofSeconds(5)));
        assertThat(result(peer.closed()).code()).isEqualTo(1001);
        assertThat(server.stations()).isEmpty();
    }

    @Test
    void aTransportIsStartedOnce() {
        Bound bound = result(OcppServer.builder(centralSystem).build().start(memory));
        assertThat(bound.address()).hasScheme("memory");
        assertThat(failure(OcppServer.builder(centralSystem).build().start(memory)))
                .isInstanceOf(IllegalStateException.class);
    }
}
