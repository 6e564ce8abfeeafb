package org.ocpp4j.server.reservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.ocpp4j.server.backend.builtin.Bench.NOON;
import static org.ocpp4j.server.backend.builtin.Bench.result;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocpp4j.core.v16.StartTransactionRequest;
import org.ocpp4j.server.backend.builtin.Bench;
import org.ocpp4j.server.database.DatabaseKind;
import org.ocpp4j.server.event.EventType;
import tools.jackson.databind.json.JsonMapper;

/** The life of reservations. */
class ReservationStoreTest {
    private static final Instant END = NOON.plus(Duration.ofHours(1));

    private static Reservation reservation(int id) {
        return new Reservation("CP-1", id, 1, "demo", "group", END);
    }

    private static ReservationStore store(Bench bench) {
        return new ReservationStore(bench.database, bench.clock);
    }

    private static void answered(Bench bench, int id, String answer) {
        bench.database.run(change -> store(bench).answered(change, reservation(id), answer, NOON));
    }

    private static long start(Bench bench, String identity, long reservationId, Instant at) {
        return result(bench.serve()
                        .connect(identity)
                        .send(new StartTransactionRequest(1, "another", at, 0, reservationId)))
                .transactionId();
    }

    private static List<Object> states(Bench bench) {
        return bench.rows("reservation").stream().map(row -> row.get("status")).toList();
    }

    @ParameterizedTest
    @EnumSource
    void aReservationIsUsedCancelledOrExpires(DatabaseKind kind) {
        try (Bench bench = new Bench(kind)) {
            for (int id = 1; id <= 4; id++) {
                answered(bench, id, id == 4 ? "Occupied" : "Accepted");
            }
            assertThat(bench.rows("reservation").get(3)).containsEntry("detail", "Occupied");
            long transaction = start(bench, "CP-1", 1, NOON);
            assertThat(bench.rows("charging_transaction").get(0)).containsEntry("flags", "");
            assertThat(bench.database.<Boolean>change(change -> store(bench).cancelled(change, "CP-1", 2)))
                    .isTrue();
            assertThat(bench.database.<Boolean>change(change -> store(bench).cancelled(change, "CP-1", 1)))
                    .isFalse();
            assertThat(store(bench).expire()).isZero();
            bench.clock.set(END.plusMillis(1));
            assertThat(store(bench).expire()).isEqualTo(1);
            assertThat(store(bench).expire()).isZero();
            assertThat(bench.rows("reservation"))
                    .extracting(row -> row.get("status"), row -> row.get("transaction_id"))
                    .containsExactlyInAnyOrder(
                            tuple("Used", (int) transaction),
                            tuple("Cancelled", null),
                            tuple("Expired", null),
                            tuple("Rejected", null));
            assertThat(bench.heard(EventType.RESERVATION)).hasSize(7);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aReservationIsOfOneStationAndUsedOnce(DatabaseKind kind) {
        try (Bench bench = new Bench(kind)) {
            answered(bench, 1, "Accepted");
            start(bench, "CP-2", 1, NOON);
            assertThat(states(bench)).containsExactly("Accepted");
            start(bench, "CP-1", 1, NOON);
            start(bench, "CP-1", 1, NOON.plusSeconds(1));
            start(bench, "CP-1", 1L << 40, NOON.plusSeconds(2));
            assertThat(states(bench)).containsExactly("Used");
            assertThat(bench.rows("charging_transaction"))
                    .extracting(row -> row.get("flags"))
                    .containsExactlyInAnyOrder("UNKNOWN_RESERVATION", "", "UNKNOWN_RESERVATION", "UNKNOWN_RESERVATION");
        }
    }

    @ParameterizedTest
    @EnumSource
    void anExpiredOneIsUsedByAStartThatComesLate(DatabaseKind kind) {
        try (Bench bench = new Bench(kind)) {
            answered(bench, 1, "Accepted");
            answered(bench, 2, "Accepted");
            bench.clock.set(END.plusSeconds(60));
            assertThat(store(bench).expire()).isEqualTo(2);
            start(bench, "CP-1", 1, END);
            start(bench, "CP-1", 2, END.plusMillis(1));
            assertThat(bench.rows("reservation"))
                    .extracting(row -> row.get("reservation_id"), row -> row.get("status"))
                    .containsExactlyInAnyOrder(tuple(1, "Used"), tuple(2, "Expired"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aNumberThatIsReservedAgainReplacesTheOld(DatabaseKind kind) {
        try (Bench bench = new Bench(kind)) {
            answered(bench, 1, "Accepted");
            answered(bench, 1, "Rejected");
            answered(bench, 1, "Accepted");
            assertThat(states(bench)).containsExactlyInAnyOrder("Cancelled", "Rejected", "Accepted");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aStartThatOvertakesTheRecordOfItsReservationUsesIt(DatabaseKind kind) {
        try (Bench bench = new Bench(kind)) {
            start(bench, "CP-1", 1, NOON);
            answered(bench, 1, "Accepted");
            answered(bench, 1, "Accepted");
            assertThat(states(bench)).containsExactlyInAnyOrder("Used", "Accepted");
        }
    }

    @Test
    void aPayloadIsRead() {
        String payload = "{\"connectorId\":1,\"expiryDate\":\"2026-11-22T13:00:00Z\",\"idTag\":\"demo\","
                + "\"parentIdTag\":\"group\",\"reservationId\":";
        assertThat(Reservation.of("CP-1", JsonMapper.shared().readTree(payload + "7}")))
                .contains(reservation(7));
        assertThat(Reservation.of("CP-1", JsonMapper.shared().readTree(payload + "7000000000}")))
                .isEmpty();
        assertThat(Reservation.of("CP-1", JsonMapper.shared().readTree("{}"))).isEmpty();
    }
}
