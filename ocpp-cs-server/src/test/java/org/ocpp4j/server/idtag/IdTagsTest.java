package org.ocpp4j.server.idtag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ocpp4j.server.backend.builtin.Bench.NOON;
import static org.ocpp4j.server.backend.builtin.Bench.result;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.v16.AuthorizationStatus;
import org.ocpp4j.core.v16.AuthorizeRequest;
import org.ocpp4j.core.v16.IdTagInfo;
import org.ocpp4j.core.v16.StartTransactionRequest;
import org.ocpp4j.core.v16.StopTransactionRequest;
import org.ocpp4j.server.backend.BackendSettings.UnknownIdTags;
import org.ocpp4j.server.backend.builtin.Bench;
import org.ocpp4j.server.database.DatabaseKind;

/** Whether an idTag may charge. */
class IdTagsTest {
    private static IdTagInfo authorize(CentralSystem central, String idTag) {
        return result(central.send(new AuthorizeRequest(idTag))).idTagInfo();
    }

    private static IdTagInfo start(CentralSystem central, String idTag, int connector) {
        return result(central.send(new StartTransactionRequest(connector, idTag, NOON, 0, null)))
                .idTagInfo();
    }

    /** Own status, own expiry, the parent's: hours from now, empty for none. */
    @ParameterizedTest
    @CsvSource({
        "SQLITE,Accepted,,,,Accepted",
        "SQLITE,Accepted,1,,,Accepted",
        "SQLITE,Accepted,0,,,Expired",
        "SQLITE,Accepted,-1,,,Expired",
        "SQLITE,Blocked,,,,Blocked",
        "SQLITE,Blocked,-1,,,Blocked",
        "SQLITE,Expired,1,,,Expired",
        "SQLITE,Invalid,,,,Invalid",
        "SQLITE,Nonsense,,,,Invalid",
        "SQLITE,Accepted,,Accepted,,Accepted",
        "SQLITE,Accepted,,Blocked,,Blocked",
        "SQLITE,Accepted,,Accepted,-1,Expired",
        "SQLITE,Accepted,5,Accepted,3,Accepted",
        "SQLITE,Accepted,3,Accepted,5,Accepted",
        "SQLITE,Accepted,,Expired,,Expired",
        "SQLITE,Accepted,,Invalid,,Invalid",
        "SQLITE,Blocked,,Expired,,Blocked",
        "POSTGRESQL,Accepted,1,,,Accepted",
        "POSTGRESQL,Accepted,-1,,,Expired",
        "POSTGRESQL,Accepted,,Blocked,,Blocked",
    })
    void statusExpiryAndParentDecide(
            DatabaseKind kind, String own, Integer expiry, String parent, Integer parentExpiry, String expected) {
        try (Bench bench = new Bench(kind)) {
            bench.idTag("TAG", own, ", parent_id_tag, expires_at", ", 'Group', " + hours(expiry));
            if (parent != null) {
                bench.idTag("GROUP", parent, ", expires_at", ", " + hours(parentExpiry));
            }
            CentralSystem central = bench.serve().connect("CP-1");
            IdTagInfo info = authorize(central, "tag");
            assertThat(info.status()).isEqualTo(AuthorizationStatus.of(expected));
            assertThat(info.parentIdTag()).isEqualTo("Group");
            assertThat(info.expiryDate())
                    .isEqualTo(Stream.of(Optional.ofNullable(expiry), Optional.ofNullable(parentExpiry))
                            .flatMap(Optional::stream)
                            .min(Comparator.naturalOrder())
                            .map(IdTagsTest::at)
                            .orElse(null));
            assertThat(start(central, "Tag", 1)).isEqualTo(info);
            assertThat(bench.row("charging_transaction")).containsEntry("id_tag_status", expected);
        }
    }

    private static Instant at(int hours) {
        return NOON.plus(Duration.ofHours(hours));
    }

    private static String hours(Integer fromNow) {
        return fromNow == null ? "null" : "'" + at(fromNow) + "'";
    }

    @ParameterizedTest
    @EnumSource
    void anUnknownIdTagIsAnsweredAsTheSettingsSay(DatabaseKind kind) {
        for (UnknownIdTags setting : UnknownIdTags.values()) {
            try (Bench bench = new Bench(kind)) {
                bench.unknownIdTags = setting;
                CentralSystem central = bench.serve().connect("CP-1");
                assertThat(authorize(central, "x").status().wireName().toUpperCase(Locale.ROOT))
                        .isEqualTo(setting.name());
                assertThat(start(central, "x", 1)).isEqualTo(authorize(central, "x"));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void idTagsCompareWithoutCaseInAnyLanguage(DatabaseKind kind) {
        try (Bench bench = new Bench(kind)) {
            // The tests run in Turkish, where a small I has no dot.
            bench.idTag("MIFI-İ", "Accepted", ", max_active_transactions", ", 1");
            CentralSystem central = bench.serve().connect("CP-1");
            assertThat(start(central, "mifi-İ", 1).status()).isEqualTo(AuthorizationStatus.ACCEPTED);
            assertThat(authorize(central, "MiFi-İ").status()).isEqualTo(AuthorizationStatus.CONCURRENT_TX);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLimitCountsOpenTransactions(DatabaseKind kind) {
        try (Bench bench = new Bench(kind)) {
            bench.idTag("TAG", "Accepted", ", max_active_transactions", ", 1");
            CentralSystem central = bench.serve().connect("CP-1");
            long first = result(central.send(new StartTransactionRequest(1, "tag", NOON, 0, null)))
                    .transactionId();
            assertThat(start(central, "TAG", 1).status()).isEqualTo(AuthorizationStatus.ACCEPTED); // the same
            assertThat(authorize(central, "TAG").status()).isEqualTo(AuthorizationStatus.CONCURRENT_TX);
            assertThat(start(central, "TAG", 2).status()).isEqualTo(AuthorizationStatus.CONCURRENT_TX);
            assertThat(start(central, "tag", 1).status()).isEqualTo(AuthorizationStatus.ACCEPTED); // still
            var stop = new StopTransactionRequest(first, "TAG", NOON, 1, null, null);
            IdTagInfo stopped = result(central.send(stop)).idTagInfo();
            assertThat(stopped).isEqualTo(IdTagInfo.of(AuthorizationStatus.ACCEPTED));
            assertThat(authorize(central, "TAG").status()).isEqualTo(AuthorizationStatus.ACCEPTED);
            assertThat(start(central, "TAG", 2).status()).isEqualTo(AuthorizationStatus.CONCURRENT_TX); // as before
            assertThat(start(central, "TAG", 3).status()).isEqualTo(AuthorizationStatus.ACCEPTED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aParentThatNoMessageCanCarryIsLeftOut(DatabaseKind kind) {
        try (Bench bench = new Bench(kind)) {
            bench.idTag("TAG", "Accepted", ", parent_id_tag", ", 'a name of more than twenty characters'");
            assertThat(authorize(bench.serve().connect("CP-1"), "TAG"))
                    .isEqualTo(IdTagInfo.of(AuthorizationStatus.ACCEPTED));
        }
    }
}
