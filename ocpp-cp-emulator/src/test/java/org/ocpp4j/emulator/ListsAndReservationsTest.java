package org.ocpp4j.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.ocpp4j.core.v16.AuthorizationData;
import org.ocpp4j.core.v16.AuthorizationStatus;
import org.ocpp4j.core.v16.CancelReservationRequest;
import org.ocpp4j.core.v16.CancelReservationStatus;
import org.ocpp4j.core.v16.GetLocalListVersionRequest;
import org.ocpp4j.core.v16.IdTagInfo;
import org.ocpp4j.core.v16.RemoteStartStopStatus;
import org.ocpp4j.core.v16.RemoteStartTransactionRequest;
import org.ocpp4j.core.v16.ReservationStatus;
import org.ocpp4j.core.v16.ReserveNowRequest;
import org.ocpp4j.core.v16.SendLocalListRequest;
import org.ocpp4j.core.v16.StartTransactionRequest;
import org.ocpp4j.core.v16.UpdateStatus;
import org.ocpp4j.core.v16.UpdateType;

/** The local authorisation list, and reservations. */
class ListsAndReservationsTest {
    private static final String CP = "CP-1";

    private final CentralSystemDouble central = new CentralSystemDouble();

    private void station(SessionPlan plan) {
        central.station(StationModel.DEFAULT, plan);
        central.time.seconds(1);
    }

    @Test
    void theListIsReplacedAndChanged() {
        station(CentralSystemDouble.nobody());

        assertThat(listVersion()).isZero();
        assertThat(send(3, UpdateType.FULL, entry("a", AuthorizationStatus.ACCEPTED)))
                .isEqualTo(UpdateStatus.ACCEPTED);
        assertThat(listVersion()).isEqualTo(3);
        assertThat(send(3, UpdateType.DIFFERENTIAL)).isEqualTo(UpdateStatus.VERSION_MISMATCH);
        assertThat(send(4, UpdateType.DIFFERENTIAL, entry("a", null))).isEqualTo(UpdateStatus.ACCEPTED);
        assertThat(send(5, UpdateType.FULL, entry("a", null))).isEqualTo(UpdateStatus.FAILED);
        assertThat(listVersion()).isEqualTo(4);
    }

    @Test
    void theListDecidesWhileTheStationIsOffline() {
        station(CentralSystemDouble.sessions(1)); // the first vehicle has not come yet
        send(1, UpdateType.FULL, entry("DEMO", AuthorizationStatus.ACCEPTED));
        central.reachable = false;
        central.cut(CP);
        central.forget();
        central.time.seconds(60);
        central.reachable = true;
        central.time.seconds(60);

        assertThat(central.story()).contains("StartTransaction").doesNotContain("Authorize");
    }

    @Test
    void aReservedConnectorTakesOnlyItsTagAndTheTransactionNamesTheReservation() {
        station(CentralSystemDouble.nobody());
        central.forget();

        assertThat(reserve(1, 11, 600)).isEqualTo(ReservationStatus.ACCEPTED);
        assertThat(reserve(1, 12, 600)).isEqualTo(ReservationStatus.OCCUPIED);
        assertThat(reserve(0, 13, 600)).isEqualTo(ReservationStatus.REJECTED);
        assertThat(remoteStart("other")).isEqualTo(RemoteStartStopStatus.REJECTED);
        assertThat(remoteStart("VIP")).isEqualTo(RemoteStartStopStatus.ACCEPTED);
        central.time.seconds(2);
        assertThat(reserve(1, 14, 600)).isEqualTo(ReservationStatus.OCCUPIED);
        central.time.seconds(60);

        assertThat(central.story()).startsWith("1 Reserved", "1 Preparing", "StartTransaction", "1 Charging");
        assertThat(central.story()).endsWith("1 Available"); // the reservation is used up
        assertThat(central.said(StartTransactionRequest.class).get(0).reservationId())
                .isEqualTo(11);
    }

    @Test
    void aReservationIsCancelledOrExpires() {
        station(CentralSystemDouble.nobody());
        central.forget();

        reserve(1, 11, 600);
        assertThat(cancel(12)).isEqualTo(CancelReservationStatus.REJECTED);
        assertThat(cancel(11)).isEqualTo(CancelReservationStatus.ACCEPTED);
        reserve(1, 12, 30);
        assertThat(reserve(1, 12, 60)).isEqualTo(ReservationStatus.ACCEPTED); // the same one, longer
        central.time.seconds(59);
        assertThat(central.story()).containsExactly("1 Reserved", "1 Available", "1 Reserved");
        central.time.seconds(1);

        assertThat(central.story()).endsWith("1 Reserved", "1 Available");
        assertThat(reserve(1, 13, -5)).isEqualTo(ReservationStatus.REJECTED);
    }

    private long listVersion() {
        return central.ask(CP, new GetLocalListVersionRequest()).listVersion();
    }

    private UpdateStatus send(long version, UpdateType type, AuthorizationData... entries) {
        return central.ask(CP, new SendLocalListRequest(version, List.of(entries), type))
                .status();
    }

    private static AuthorizationData entry(String idTag, @Nullable AuthorizationStatus status) {
        return new AuthorizationData(idTag, status == null ? null : new IdTagInfo(status, null, null));
    }

    private ReservationStatus reserve(long connectorId, long id, long seconds) {
        return central.ask(
                        CP,
                        new ReserveNowRequest(
                                connectorId, central.time.instant().plusSeconds(seconds), "vip", null, id))
                .status();
    }

    private CancelReservationStatus cancel(long id) {
        return central.ask(CP, new CancelReservationRequest(id)).status();
    }

    private RemoteStartStopStatus remoteStart(String idTag) {
        return central.ask(CP, new RemoteStartTransactionRequest(1L, idTag, null))
                .status();
    }
}
