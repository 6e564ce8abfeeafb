package org.ocpp4j.core.v16;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocpp4j.core.version.Action;
import org.ocpp4j.core.version.ErrorCode;
import org.ocpp4j.core.version.MessageType;
import org.ocpp4j.core.version.OcppVersion;
import org.ocpp4j.core.version.SchemaDraft;
import org.ocpp4j.core.version.TimestampSyntax;

/** The version 1.6 as data. */
class Ocpp16Test {
    private final OcppVersion version = Ocpp16.VERSION;

    @Test
    void itHas28ActionsAnd11OfTheSecurityExtension() {
        assertThat(version.name()).isEqualTo("1.6");
        assertThat(version.subprotocol()).isEqualTo("ocpp1.6");
        assertThat(version.timestamps()).isEqualTo(TimestampSyntax.RFC_3339);
        assertThat(version.dialect()).isEmpty();
        assertThat(version.actions()).hasSize(39);
        assertThat(version.actions())
                .filteredOn(action -> action.draft() == SchemaDraft.DRAFT_06)
                .hasSize(11);
        assertThat(version).hasToString("OCPP 1.6");
    }

    @Test
    void theRecordsBearTheNamesOfTheirActions() {
        assertThat(version.actions()).allSatisfy(action -> {
            assertThat(action.requestType().getSimpleName()).isEqualTo(action.name() + "Request");
            assertThat(action.responseType().getSimpleName()).isEqualTo(action.name() + "Response");
        });
    }

    @Test
    void fourteenActionsComeFromTheStation() {
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
                        "StopTransaction",
                        "LogStatusNotification",
                        "SecurityEventNotification",
                        "SignCertificate",
                        "SignedFirmwareStatusNotification");
    }

    @Test
    void twentySixActionsGoToTheStation() {
        assertThat(names(version.actions().stream().filter(Action::isToStation).toList()))
                .hasSize(26)
                .contains("DataTransfer", "TriggerMessage", "SetChargingProfile", "ExtendedTriggerMessage", "GetLog")
                .doesNotContain("Heartbeat", "SignCertificate");
    }

    @Test
    void twoErrorCodesAreMisspeltOnPurpose() {
        assertThat(version.wireName(ErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION))
                .isEqualTo("OccurenceConstraintViolation");
        assertThat(version.wireName(ErrorCode.FORMATION_VIOLATION)).isEqualTo("FormationViolation");
        assertThat(Arrays.stream(ErrorCode.values())
                        .filter(code -> code.spellings().size() > 1))
                .containsExactly(ErrorCode.FORMATION_VIOLATION, ErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION);
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void anErrorCodeIsReadInEachSpelling(ErrorCode code) {
        for (String spelling : code.spellings()) {
            assertThat(ErrorCode.of(spelling)).contains(code);
            assertThat(version.errorCode(spelling)).contains(code);
            assertThat(ErrorCode.of(spelling.toLowerCase(java.util.Locale.ROOT)))
                    .isEmpty();
        }
        assertThat(ErrorCode.of("")).isEmpty();
    }

    @Test
    void itHasTheTenErrorCodesOf16() {
        assertThat(version.errorNames().keySet())
                .hasSize(10)
                .doesNotContain(ErrorCode.RPC_FRAMEWORK_ERROR, ErrorCode.MESSAGE_TYPE_NOT_SUPPORTED);
        assertThat(version.wireName(ErrorCode.RPC_FRAMEWORK_ERROR)).isEqualTo("GenericError");
        assertThat(version.messageTypes())
                .containsExactly(MessageType.CALL, MessageType.CALL_RESULT, MessageType.CALL_ERROR);
    }

    @Test
    void everyActionBelongsToAFeatureProfile() {
        assertThat(version.actions().stream().collect(Collectors.groupingBy(Action::profile, Collectors.counting())))
                .containsOnly(
                        entry(FeatureProfile.CORE, 16L),
                        entry(FeatureProfile.FIRMWARE_MANAGEMENT, 4L),
                        entry(FeatureProfile.LOCAL_AUTH_LIST_MANAGEMENT, 2L),
                        entry(FeatureProfile.RESERVATION, 2L),
                        entry(FeatureProfile.SMART_CHARGING, 3L),
                        entry(FeatureProfile.REMOTE_TRIGGER, 1L),
                        entry(FeatureProfile.SECURITY, 11L));
        assertThat(version.actions()).allMatch(Action::isAnswered);
    }

    private static List<String> names(List<Action<?, ?>> actions) {
        return actions.stream().<String>map(Action::name).toList();
    }
}
