package org.ocpp4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ocpp4j.core.datatransfer.DataTransferCodec;
import org.ocpp4j.core.datatransfer.DataTransferResult;
import org.ocpp4j.core.datatransfer.DataTransferType;
import org.ocpp4j.core.datatransfer.DataTransfers;
import org.ocpp4j.core.v16.DataTransferRequest;
import org.ocpp4j.core.v16.DataTransferStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Typed vendor extensions: how they are found, and what becomes of data that do not fit. */
class DataTransfersTest {
    /** Data of a vendor extension. */
    public record Price(long cents, @Nullable String currency) {}

    private static final DataTransferCodec<Price> LENIENT = DataTransferCodec.json(Price.class);
    private static final DataTransferCodec<Price> STRICT = DataTransferCodec.json(
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build(),
            Price.class);

    private final EngineFixture engine = new EngineFixture();
    private final List<String> reported = new ArrayList<>();
    private final List<Price> prices = new ArrayList<>();
    private final DataTransfers<Station> transfers = new DataTransfers<>(new PeerListener<Station>() {
        @Override
        public void problem(Station peer, String problem, @Nullable Throwable cause) {
            reported.add(peer.identity() + ": " + problem + " " + cause);
        }
    });

    @BeforeEach
    void register() {
        transfers.on(type("org.example", "SetPrice"), (station, price) -> {
            prices.add(price);
            return DataTransferResult.accepted(null);
        });
    }

    private static DataTransferType<Price, String> type(String vendorId, @Nullable String messageId) {
        return new DataTransferType<>(vendorId, messageId, LENIENT, DataTransferCodec.text());
    }

    private DataTransferStatus send(String vendorId, @Nullable String messageId, String data) {
        engine.start();
        engine.connect("CP-1");
        return transfers
                .handle(engine.station("CP-1"), new DataTransferRequest(vendorId, messageId, data))
                .status();
    }

    @ParameterizedTest
    @CsvSource({
        "org.example, SetPrice, Accepted",
        "ORG.Example, setPRICE, Accepted",
        "org.example, Other, UnknownMessageId",
        "org.example, , UnknownMessageId",
        "org.other, SetPrice, UnknownVendorId"
    })
    void identifiersAreComparedWithoutRegardToCase(String vendorId, @Nullable String messageId, String status) {
        assertThat(send(vendorId, messageId, "{\"cents\":250}")).hasToString(status);
    }

    @Test
    void aMessageIsRegisteredOnceInAnyCase() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> transfers.on(
                        type("Org.Example", "setprice"), (station, price) -> DataTransferResult.accepted(null)));
        transfers.on(type("Org.Example", null), (station, price) -> DataTransferResult.rejected());
        assertThat(send("org.example", null, "{}")).isEqualTo(DataTransferStatus.REJECTED);
    }

    @Test
    void dataThatCannotBeReadAreReportedWithTheirPlaceAndNotQuoted() {
        assertThat(send("org.example", "SetPrice", "{\"cents\":\"hunter2\"}")).isEqualTo(DataTransferStatus.REJECTED);
        assertThat(prices).isEmpty();
        assertThat(reported)
                .singleElement()
                .asString()
                .startsWith("CP-1: The data of DataTransfer org.example SetPrice cannot be read, and were rejected: ")
                .contains("[\"cents\"]")
                .doesNotContain("hunter2")
                .endsWith(" null");
    }

    @Test
    void byDefaultMissingMembersAreNothingAndExtraOnesAreIgnored() {
        assertThat(LENIENT.read("{\"extra\":1}")).isEqualTo(new Price(0, null));
        assertThat(LENIENT.read(null)).isEqualTo(new Price(0, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"{'cents':1}", "{'cents':1,'currency':'EUR','extra':2}"})
    void aMapperOfOnesOwnRefusesThem(String data) {
        assertThat(STRICT.read("{\"cents\":1,\"currency\":null}")).isEqualTo(new Price(1, null));
        assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> STRICT.read(data.replace('\'', '"')));
    }
}
