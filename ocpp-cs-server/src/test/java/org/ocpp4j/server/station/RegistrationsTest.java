package org.ocpp4j.server.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ocpp4j.server.backend.builtin.Bench.NOON;
import static org.ocpp4j.server.backend.builtin.Bench.assertRejected;
import static org.ocpp4j.server.backend.builtin.Bench.result;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.v16.BootNotificationRequest;
import org.ocpp4j.core.v16.HeartbeatRequest;
import org.ocpp4j.core.v16.RegistrationStatus;
import org.ocpp4j.core.v16.StopTransactionRequest;
import org.ocpp4j.core.version.ErrorCode;
import org.ocpp4j.server.backend.builtin.Bench;
import org.ocpp4j.server.database.DatabaseKind;

/** How BootNotification is answered, and what the gate makes of it. */
class RegistrationsTest {
    private static final BootNotificationRequest BOOT = new BootNotificationRequest("V", "M");
    private static final StopTransactionRequest STOP = new StopTransactionRequest(5, null, NOON, 1, null, null);

    /** Whether it is registered, its policy, the policy for unknown ones, the version, its answer, what is kept. */
    @ParameterizedTest
    @CsvSource({
        "SQLITE,,,ACCEPT,1.6,Accepted,Accepted",
        "SQLITE,,,PENDING,1.6,Pending,Pending",
        "SQLITE,,,PENDING,1.5,Rejected,Pending",
        "SQLITE,,,REFUSE,1.6,Rejected,Rejected",
        "SQLITE,true,,REFUSE,1.6,Accepted,Accepted",
        "SQLITE,true,Pending,ACCEPT,1.6,Pending,Pending",
        "SQLITE,true,Rejected,ACCEPT,1.6,Rejected,Rejected",
        "SQLITE,true,Accepted,PENDING,1.5,Accepted,Accepted",
        "SQLITE,false,Accepted,PENDING,1.6,Accepted,Accepted",
        "SQLITE,false,,PENDING,1.6,Pending,Pending",
        "POSTGRESQL,,,ACCEPT,1.6,Accepted,Accepted",
        "POSTGRESQL,true,Pending,ACCEPT,1.6,Pending,Pending",
        "POSTGRESQL,false,,PENDING,1.5,Rejected,Pending",
    })
    void policiesDecide(
            DatabaseKind kind,
            Boolean registered,
            String policy,
            UnknownStations unknown,
            String version,
            String answered,
            String kept) {
        try (Bench bench = new Bench(kind)) {
            bench.unknown = unknown;
            if (registered != null) {
                station(bench, registered, policy);
            }
            CentralSystem central = bench.serve().connect("CP-1", Bench.version(version));
            var response = result(central.send(BOOT));
            assertThat(response.status()).isEqualTo(RegistrationStatus.of(answered));
            assertThat(response.interval()).isEqualTo(kept.equals("Accepted") ? 300 : 30);
            assertThat(bench.row("station")).containsEntry("registration", kept);
            for (int restart = 0; restart < 2; restart++) {
                if (kept.equals("Accepted")) {
                    result(central.send(STOP));
                    result(central.send(new HeartbeatRequest()));
                } else {
                    assertRejected(central.send(STOP), ErrorCode.SECURITY_ERROR);
                    assertRejected(central.send(new HeartbeatRequest()), ErrorCode.SECURITY_ERROR);
                }
                central = bench.serve().connect("CP-1", Bench.version(version));
            }
            assertThat(bench.rows("charging_transaction")).hasSize(kept.equals("Accepted") ? 1 : 0);
        }
    }

    private static void station(Bench bench, boolean registered, @Nullable String policy) {
        bench.sql("insert into station (identity, registered, boot_policy, created_at) values ('CP-1', " + registered
                + ", " + (policy == null ? "null" : "'" + policy + "'") + ", current_timestamp)");
    }

    @ParameterizedTest
    @EnumSource
    void aStationThatNeverBootedIsLetThroughIfItWouldBeAccepted(DatabaseKind kind) {
        try (Bench bench = new Bench(kind)) {
            station(bench, true, null);
            bench.unknown = UnknownStations.REFUSE;
            result(bench.serve().connect("CP-1").send(STOP));
            assertRejected(bench.serve().connect("CP-2").send(STOP), ErrorCode.SECURITY_ERROR);
            bench.unknown = UnknownStations.ACCEPT;
            result(bench.serve().connect("CP-2").send(STOP));
            assertThat(bench.rows("station"))
                    .hasSize(2)
                    .allSatisfy(row -> assertThat(row).containsEntry("registration", null));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aStationThatIsAcceptedAtLastIsLetThrough(DatabaseKind kind) {
        try (Bench bench = new Bench(kind)) {
            station(bench, true, "Pending");
            CentralSystem central = bench.serve().connect("CP-1");
            assertThat(result(central.send(BOOT)).status()).isEqualTo(RegistrationStatus.PENDING);
            bench.sql("update station set boot_policy = 'Accepted'");
            assertRejected(central.send(STOP), ErrorCode.SECURITY_ERROR);
            assertThat(result(central.send(BOOT)).status()).isEqualTo(RegistrationStatus.ACCEPTED);
            result(central.send(STOP));
        }
    }
}
