package org.ocpp4j.core.v15;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ocpp4j.core.v15.Translated.toHandler;
import static org.ocpp4j.core.v15.Translated.toWire;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocpp4j.core.v16.Ocpp16;

/** What 1.5 and 1.6 say differently, both ways. */
class DialectTest {
    private static final String TIME = "'timestamp':'2026-11-22T12:00:00.000Z'";

    @Test
    void handlersAreWrittenForVersion16() {
        assertThat(Ocpp15.VERSION.dialect().orElseThrow().handlerVersion()).isSameAs(Ocpp16.VERSION);
        assertThat(Ocpp16.VERSION.dialect()).isEmpty();
    }

    @Test
    void theIntervalOfABootNotificationHasAnotherName() {
        String wire = "{'status':'Accepted','currentTime':'2026-11-22T12:00:00.000Z','heartbeatInterval':300}";
        String handler = wire.replace("heartbeatInterval", "interval");
        assertThat(toHandler("BootNotificationResponse", wire)).isEqualTo(handler);
        assertThat(toWire("BootNotificationResponse", handler)).isEqualTo(wire);
    }

    @Test
    void aPendingStationIsRejectedAndAsksAgainAfterTheInterval() {
        assertThat(toWire(
                        "BootNotificationResponse",
                        "{'status':'Pending','currentTime':'2026-11-22T12:00:00.000Z','interval':60}"))
                .isEqualTo("{'status':'Rejected','currentTime':'2026-11-22T12:00:00.000Z','heartbeatInterval':60}");
    }

    @ParameterizedTest
    @CsvSource({
        "Available, Available",
        "Occupied, Charging",
        "Faulted, Faulted",
        "Unavailable, Unavailable",
        "Reserved, Reserved"
    })
    void aConnectorInUseIsTakenForCharging(String wire, String handler) {
        String message = "{'connectorId':1,'status':'%s','errorCode':'NoError'}";
        assertThat(toHandler("StatusNotificationRequest", message.formatted(wire)))
                .isEqualTo(message.formatted(handler));
    }

    @ParameterizedTest
    @CsvSource({
        "Available, Available",
        "Preparing, Occupied",
        "Charging, Occupied",
        "SuspendedEV, Occupied",
        "SuspendedEVSE, Occupied",
        "Finishing, Occupied",
        "Reserved, Reserved",
        "Unavailable, Unavailable",
        "Faulted, Faulted"
    })
    void allStatesOfUseAreOccupied(String handler, String wire) {
        String message = "{'connectorId':1,'status':'%s','errorCode':'NoError'}";
        assertThat(toWire("StatusNotificationRequest", message.formatted(handler)))
                .isEqualTo(message.formatted(wire));
    }

    @ParameterizedTest
    @CsvSource({
        "Mode3Error, EVCommunicationError",
        "NoError, NoError",
        "OtherError, OtherError",
        "GroundFailure, GroundFailure",
        "WeakSignal, WeakSignal"
    })
    void errorCodesOf15HaveOneOf16(String wire, String handler) {
        String message = "{'connectorId':1,'status':'Faulted','errorCode':'%s'}";
        assertThat(toHandler("StatusNotificationRequest", message.formatted(wire)))
                .isEqualTo(message.formatted(handler));
        assertThat(toWire("StatusNotificationRequest", message.formatted(handler)))
                .isEqualTo(message.formatted(wire));
    }

    @ParameterizedTest
    @ValueSource(strings = {"InternalError", "LocalListConflict", "OverVoltage"})
    void errorCodesThat15LacksAreOtherErrors(String handler) {
        String message = "{'connectorId':1,'status':'Faulted','errorCode':'%s'}";
        assertThat(toWire("StatusNotificationRequest", message.formatted(handler)))
                .isEqualTo(message.formatted("OtherError"));
    }

    @Test
    void meterValuesHaveOtherNames() {
        String wire = "{'connectorId':1,'transactionId':7,'values':[{" + TIME + ",'values':[{'value':'20','unit':'Wh'},"
                + "{'value':'16','context':'Sample.Clock','measurand':'Current.Import','location':'Outlet',"
                + "'unit':'Amp'},{'value':'230','unit':'Volt'}]},{" + TIME + ",'values':[{'value':'1'}]}]}";
        String handler = wire.replaceFirst("'values'", "'meterValue'")
                .replace("'values'", "'sampledValue'")
                .replace("'Amp'", "'A'")
                .replace("'Volt'", "'V'");
        assertThat(toHandler("MeterValuesRequest", wire)).isEqualTo(handler);
        assertThat(toWire("MeterValuesRequest", handler)).isEqualTo(wire);
    }

    @Test
    void theDegreeIsSpeltRightIn15() {
        String handler = "{'connectorId':1,'meterValue':[{" + TIME + ",'sampledValue':[{'value':'20','unit':'%s'}]}]}";
        String wire = "{'connectorId':1,'values':[{" + TIME + ",'values':[{'value':'20','unit':'Celsius'}]}]}";
        assertThat(toWire("MeterValuesRequest", handler.formatted("Celcius"))).isEqualTo(wire);
        assertThat(toWire("MeterValuesRequest", handler.formatted("Celsius"))).isEqualTo(wire);
        assertThat(toHandler("MeterValuesRequest", wire)).isEqualTo(handler.formatted("Celsius"));
    }

    @Test
    void meterValuesWithoutAListHaveAnEmptyOne() {
        assertThat(toHandler("MeterValuesRequest", "{'connectorId':1}")).isEqualTo("{'connectorId':1,'meterValue':[]}");
        assertThat(toWire("MeterValuesRequest", "{'connectorId':1,'meterValue':[]}"))
                .isEqualTo("{'connectorId':1,'values':[]}");
    }

    @Test
    void transactionDataHasOneLevelMoreIn15() {
        String stop = "{'transactionId':7,'idTag':'T'," + TIME + ",'meterStop':9,'transactionData':[%s]}";
        String first = "{" + TIME + ",'%s':[{'value':'1','unit':'%s'}]}";
        String second = "{" + TIME + ",'%s':[{'value':'2'}]}";
        String handler = stop.formatted(first.formatted("sampledValue", "A") + "," + second.formatted("sampledValue"));
        assertThat(toHandler(
                        "StopTransactionRequest",
                        stop.formatted("{'values':[" + first.formatted("values", "Amp") + "]},{},{'values':["
                                + second.formatted("values") + "]}")))
                .isEqualTo(handler);
        assertThat(toWire("StopTransactionRequest", handler))
                .isEqualTo(stop.formatted(
                        "{'values':[" + first.formatted("values", "Amp") + "," + second.formatted("values") + "]}"));
    }

    @Test
    void aTransactionThatStopsWithoutDataIsTheSame() {
        String stop = "{'transactionId':7," + TIME + ",'meterStop':9}";
        assertThat(toHandler("StopTransactionRequest", stop)).isEqualTo(stop);
        assertThat(toWire("StopTransactionRequest", stop)).isEqualTo(stop);
    }

    @Test
    void theReasonOfAStopIsNotSent() {
        assertThat(toWire(
                        "StopTransactionRequest",
                        "{'transactionId':7," + TIME + ",'meterStop':9,'reason':'PowerLoss'}"))
                .isEqualTo("{'transactionId':7," + TIME + ",'meterStop':9}");
    }

    @Test
    void theLocalListIsSpeltWithAnSAndHasAHashIn15() {
        String entry = "[{'idTag':'T','idTagInfo':{'status':'Accepted','parentIdTag':'P'}}]";
        assertThat(toHandler(
                        "SendLocalListRequest",
                        "{'updateType':'Full','listVersion':3,'localAuthorisationList':" + entry + ",'hash':'abc'}"))
                .isEqualTo("{'listVersion':3,'localAuthorizationList':" + entry + ",'updateType':'Full'}");
        assertThat(toWire(
                        "SendLocalListRequest",
                        "{'listVersion':3,'localAuthorizationList':" + entry + ",'updateType':'Full'}"))
                .isEqualTo("{'updateType':'Full','listVersion':3,'localAuthorisationList':" + entry + "}");
    }

    @ParameterizedTest
    @CsvSource({
        "Accepted, Accepted",
        "Failed, Failed",
        "HashError, Failed",
        "NotSupported, NotSupported",
        "VersionMismatch, VersionMismatch"
    })
    void anErrorInTheHashIsAFailure(String wire, String handler) {
        assertThat(toHandler("SendLocalListResponse", "{'status':'" + wire + "','hash':'abc'}"))
                .isEqualTo("{'status':'" + handler + "'}");
        assertThat(toWire("SendLocalListResponse", "{'status':'" + handler + "'}"))
                .isEqualTo("{'status':'" + handler + "'}");
    }

    @ParameterizedTest
    @CsvSource({"Accepted, Unlocked", "Rejected, UnlockFailed"})
    void aConnectorIsUnlockedWhereTheRequestWasAccepted(String wire, String handler) {
        assertThat(toHandler("UnlockConnectorResponse", "{'status':'" + wire + "'}"))
                .isEqualTo("{'status':'" + handler + "'}");
        assertThat(toWire("UnlockConnectorResponse", "{'status':'" + handler + "'}"))
                .isEqualTo("{'status':'" + wire + "'}");
    }

    @Test
    void whatIsNotSupportedIsRejected() {
        assertThat(toWire("UnlockConnectorResponse", "{'status':'NotSupported'}"))
                .isEqualTo("{'status':'Rejected'}");
    }

    @ParameterizedTest
    @CsvSource({"Accepted, Accepted", "Rejected, Rejected", "NotSupported, NotSupported", "RebootRequired, Accepted"})
    void aSettingThatNeedsARestartIsAccepted(String handler, String wire) {
        assertThat(toWire("ChangeConfigurationResponse", "{'status':'" + handler + "'}"))
                .isEqualTo("{'status':'" + wire + "'}");
        assertThat(toHandler("ChangeConfigurationResponse", "{'status':'" + wire + "'}"))
                .isEqualTo("{'status':'" + wire + "'}");
    }
}
