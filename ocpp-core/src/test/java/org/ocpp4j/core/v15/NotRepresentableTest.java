package org.ocpp4j.core.v15;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.ocpp4j.core.v15.Translated.toHandler;
import static org.ocpp4j.core.v15.Translated.toWire;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ocpp4j.core.codec.MessageCodec;
import org.ocpp4j.core.error.InvalidMessageException;
import org.ocpp4j.core.error.NotRepresentableException;
import org.ocpp4j.core.v16.MessageTrigger;
import org.ocpp4j.core.v16.Ocpp16;
import org.ocpp4j.core.v16.ResetType;
import org.ocpp4j.core.v16.TriggerMessageRequest;
import org.ocpp4j.core.version.Action;

/** What 1.5 cannot say, and what a 1.5 station says that breaks its own rules. */
class NotRepresentableTest {
    private static final String TIME = "'timestamp':'2026-11-22T12:00:00Z'";
    private static final String METER =
            "{'connectorId':1,'meterValue':[{" + TIME + ",'sampledValue':[{'value':'1',%s}]}]}";

    static Stream<String> actionsOf16Only() {
        return Ocpp16.VERSION.actions().stream()
                .<String>map(Action::name)
                .filter(name -> MessageCodec.of(Ocpp15.VERSION).action(name).isEmpty());
    }

    @Test
    void fifteenActionsCameWith16() {
        assertThat(actionsOf16Only())
                .hasSize(15)
                .contains("TriggerMessage", "SetChargingProfile", "ClearChargingProfile", "GetCompositeSchedule");
    }

    @Test
    void anActionThat15LacksIsRefused() {
        assertThatExceptionOfType(NotRepresentableException.class)
                .isThrownBy(() -> toWire(new TriggerMessageRequest(MessageTrigger.HEARTBEAT, null)))
                .withMessage("TriggerMessage is no action of OCPP 1.5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FirmwareStatusNotificationRequest | {'status':'Downloading'} | /status: expected one of",
                "FirmwareStatusNotificationRequest | {'status':'Installing'} | /status: expected one of",
                "FirmwareStatusNotificationRequest | {'status':'Idle'} | /status: expected one of",
                "DiagnosticsStatusNotificationRequest | {'status':'Uploading'} | /status: expected one of",
                "DiagnosticsStatusNotificationRequest | {'status':'Idle'} | /status: expected one of",
                "RemoteStopTransactionRequest | {'transactionId':2147483648} | /transactionId: outside of",
                "RemoteStopTransactionRequest | {'transactionId':-2147483649} | /transactionId: outside of",
                "UnlockConnectorRequest | {'connectorId':9223372036854775807} | /connectorId: outside of",
                "StartTransactionRequest | {'connectorId':1,'idTag':'T','timestamp':'2026-11-22T12:00:00Z',"
                        + "'meterStart':2147483648} | /meterStart: outside of",
                "RemoteStartTransactionRequest | {'idTag':'T','connectorId':1,'chargingProfile':{'chargingProfileId':1,"
                        + "'stackLevel':0,'chargingProfilePurpose':'TxProfile','chargingProfileKind':'Relative',"
                        + "'chargingSchedule':{'chargingRateUnit':'A','chargingSchedulePeriod':[]}}} | "
                        + "payload: member chargingProfile is not allowed here"
            })
    void aValueThat15LacksIsRefused(String message, String text, String why) {
        assertThatExceptionOfType(NotRepresentableException.class)
                .isThrownBy(() -> toWire(message, text))
                .withMessageStartingWith("OCPP 1.5 cannot say this: " + message + " of OCPP 1.5 is invalid: " + why);
    }

    @ParameterizedTest
    @CsvSource({
        "phase, L1",
        "context, Trigger",
        "context, Other",
        "location, Cable",
        "location, EV",
        "measurand, SoC",
        "measurand, Frequency",
        "measurand, Power.Offered",
        "unit, VA",
        "unit, kVA",
        "unit, K",
        "unit, Fahrenheit",
        "unit, Percent"
    })
    void aSampleThat15CannotDescribeIsRefused(String member, String value) {
        assertThatExceptionOfType(NotRepresentableException.class)
                .isThrownBy(() -> toWire("MeterValuesRequest", METER.formatted("'" + member + "':'" + value + "'")))
                .withMessageContaining("/values/0/values/0");
    }

    @Test
    void aReadingWithoutASampleIsRefused() {
        assertThatExceptionOfType(NotRepresentableException.class)
                .isThrownBy(() -> toWire(
                        "MeterValuesRequest", "{'connectorId':1,'meterValue':[{" + TIME + ",'sampledValue':[]}]}"))
                .withMessageContaining("/values/0/values: fewer than 1 elements");
    }

    @Test
    void whatIsInvalidIn16IsTheCallersFault() {
        assertThatExceptionOfType(InvalidMessageException.class)
                .isThrownBy(() -> toWire(new org.ocpp4j.core.v16.ResetRequest(ResetType.of("Lukewarm"))))
                .withMessageContaining("ResetRequest of OCPP 1.6 is invalid");
    }

    @Test
    void aMessageOfTheWrongVersionIsRefused() {
        assertThatExceptionOfType(NotRepresentableException.class)
                .isThrownBy(() -> toWire(new ResetRequest(org.ocpp4j.core.v15.ResetType.HARD)))
                .withMessageContaining("is no message of OCPP 1.6");
        assertThatExceptionOfType(NotRepresentableException.class)
                .isThrownBy(() -> toHandler(new org.ocpp4j.core.v16.ResetRequest(ResetType.HARD)))
                .withMessageContaining("is no message of OCPP 1.5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "StatusNotificationRequest | {'connectorId':1,'status':'Plugged','errorCode':'NoError'}",
                "ChangeConfigurationResponse | {'status':'RebootRequired'}",
                "FirmwareStatusNotificationRequest | {'status':'Downloading'}",
                "UnlockConnectorResponse | {'status':'Unlocked'}"
            })
    void valuesThat15LacksArePassedOnToHandlersAsTheyCame(String message, String text) {
        assertThat(toHandler(message, text)).isEqualTo(text);
    }

    @Test
    void textLongerThan16AllowsIsPassedOnToHandlers() {
        String info = "x".repeat(1000);
        org.ocpp4j.core.v16.StatusNotificationRequest seen = (org.ocpp4j.core.v16.StatusNotificationRequest)
                toHandler(new StatusNotificationRequest(1, ChargePointStatus.AVAILABLE, ChargePointErrorCode.NO_ERROR)
                        .withInfo(info));
        assertThat(seen.info()).isEqualTo(info);
        assertThat(seen.status()).isEqualTo(org.ocpp4j.core.v16.ChargePointStatus.AVAILABLE);
    }
}
