package org.ocpp4j.core.v15;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ocpp4j.core.version.Action;
import org.ocpp4j.core.version.ErrorCode;
import org.ocpp4j.core.version.OcppVersion;
import org.ocpp4j.core.version.SchemaDraft;
import org.ocpp4j.core.version.TimestampSyntax;

/** The version 1.5 as data. */
class Ocpp15Test {
    private final OcppVersion version = Ocpp15.VERSION;

    @Test
    void itHasTheActionsOfItsServiceDescriptions() {
        assertThat(version.name()).isEqualTo("1.5");
        assertThat(version.subprotocol()).isEqualTo("ocpp1.5");
        assertThat(version.timestamps()).isEqualTo(TimestampSyntax.XML_SCHEMA);
        assertThat(version.actions()).hasSize(24).allMatch(action -> action.draft() == SchemaDraft.DRAFT_04);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> version.actions().remove(0));
    }

    @Test
    void tenActionsComeFromTheStation() {
        assertThat(names(
                        version.actions().stream().filter(Action::isFromStation).toList()))
                .containsExactlyInAnyOrder(
                        "Authorize",
                        "BootNotification",
                        "DataTransfer",
                        "DiagnosticsStatusNotification",
                        "FirmwareStatusNotification",
                        "Heartbeat",
                        "MeterValues",
                        "StartTransaction",
                        "StatusNotification",
                        "StopTransaction");
    }

    @Test
    void fifteenActionsGoToTheStation() {
        assertThat(names(version.actions().stream().filter(Action::isToStation).toList()))
                .containsExactlyInAnyOrder(
                        "CancelReservation",
                        "ChangeAvailability",
                        "ChangeConfiguration",
                        "ClearCache",
                        "DataTransfer",
                        "GetConfiguration",
                        "GetDiagnostics",
                        "GetLocalListVersion",
                        "RemoteStartTransaction",
                        "RemoteStopTransaction",
                        "ReserveNow",
                        "Reset",
                        "SendLocalList",
                        "UnlockConnector",
                        "UpdateFirmware");
    }

    @Test
    void errorCodesAreSpeltAsIn16() {
        assertThat(version.wireName(ErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION))
                .isEqualTo("OccurenceConstraintViolation");
        assertThat(version.wireName(ErrorCode.FORMATION_VIOLATION)).isEqualTo("FormationViolation");
    }

    private static List<String> names(List<Action<?, ?>> actions) {
        return actions.stream().<String>map(Action::name).toList();
    }
}
