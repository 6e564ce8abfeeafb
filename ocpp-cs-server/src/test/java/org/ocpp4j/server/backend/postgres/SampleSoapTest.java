package org.ocpp4j.server.backend.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The functions of SOAP in the sample. */
class SampleSoapTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern ELEMENT = Pattern.compile("<o:(\\w+)[^>]*>");
    private static final FunctionDatabase DATABASE = FunctionDatabase.sample();

    private static String soap(String version, String action, String payload) {
        return DATABASE.value(
                "select ocpp.JSONToSOAP('{\"header\":{\"chargeBoxIdentity\":\"CP <1>\",\"Action\":\"" + action
                        + "\",\"To\":\"http://cp/?a&b\",\"version\":\"" + version + "\"},\"payload\":"
                        + payload.replace("'", "''") + "}')");
    }

    /** Elements in the order of the service descriptions, and back to the same JSON. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1.5|RemoteStartTransaction|{\"connectorId\":1,\"idTag\":\"A & B\"}|idTag connectorId",
                "1.6|RemoteStartTransaction|{\"idTag\":\"A\",\"connectorId\":1}|connectorId idTag",
                "1.5|SendLocalList|{\"listVersion\":3,\"updateType\":\"Full\",\"hash\":\"H\",\"localAuthorisationList\":"
                        + "[{\"idTagInfo\":{\"expiryDate\":\"2099-01-01T00:00:00Z\",\"status\":\"Accepted\"},"
                        + "\"idTag\":\"A\"},{\"idTag\":\"B\"}]}|updateType listVersion localAuthorisationList idTag"
                        + " idTagInfo status expiryDate localAuthorisationList idTag hash",
                "1.6|SendLocalList|{\"updateType\":\"Full\",\"localAuthorizationList\":[{\"idTag\":\"A\"}],"
                        + "\"listVersion\":3}|listVersion localAuthorizationList idTag updateType",
                "1.6|GetConfiguration|{\"key\":[\"B\",\"A\"]}|key key",
                "1.6|Reset|{\"type\":\"Hard\"}|type",
                "1.5|ClearCache|{}|``",
                "1.6|SetChargingProfile|{\"csChargingProfiles\":{\"chargingProfileId\":1,\"stackLevel\":0,"
                        + "\"chargingProfilePurpose\":\"TxProfile\",\"chargingProfileKind\":\"Relative\","
                        + "\"chargingSchedule\":{\"chargingRateUnit\":\"A\",\"minChargingRate\":0.5,"
                        + "\"chargingSchedulePeriod\":[{\"limit\":16.4,\"startPeriod\":0}]}},\"connectorId\":1}|connectorId"
                        + " csChargingProfiles chargingProfileId stackLevel chargingProfilePurpose chargingProfileKind"
                        + " chargingSchedule chargingRateUnit chargingSchedulePeriod startPeriod limit minChargingRate",
                "1.6|ClearChargingProfile|{\"stackLevel\":1,\"chargingProfilePurpose\":\"TxProfile\",\"id\":7}"
                        + "|id chargingProfilePurpose stackLevel",
            })
    void aCommandBecomesAnEnvelopeAndBack(String version, String action, String payload, String order) {
        String envelope = soap(version, action, payload);
        List<String> elements = ELEMENT.matcher(envelope.replaceFirst("(?s).*<s:Body>", ""))
                .results()
                .map(found -> found.group(1))
                .skip(1) // the operation itself
                .toList();
        assertThat(String.join(" ", elements)).isEqualTo(order);

        JsonNode read =
                JSON.readTree(DATABASE.value("select ocpp.SOAPToJSON('" + envelope.replace("'", "''") + "'::xml)"));
        assertThat(read.path("payload")).isEqualTo(JSON.readTree(payload));
        assertThat(read.path("action").asString()).isEqualTo(action);
        assertThat(read.path("version").asString()).isEqualTo(version);
        assertThat(read.path("header").path("chargeBoxIdentity").asString()).isEqualTo("CP <1>");
        assertThat(read.path("header").path("To").asString()).isEqualTo("http://cp/?a&b");
        assertThat(read.path("header").path("Action").asString()).isEqualTo("/" + action);
    }

    @Test
    void aWholeRequestIsAnswered() {
        String request = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                + "<S:Envelope xmlns:S=\"http://www.w3.org/2003/05/soap-envelope\""
                + " xmlns:A=\"http://www.w3.org/2005/08/addressing\" xmlns=\"urn://Ocpp/Cs/2012/06/\"><S:Header>"
                + "<chargeBoxIdentity>CP-7</chargeBoxIdentity><A:Action>/ACTION</A:Action><A:MessageID>m-1</A:MessageID>"
                + "<A:From><A:Address>http://cp/</A:Address></A:From><A:To>http://cs/</A:To></S:Header><S:Body>BODY"
                + "</S:Body></S:Envelope>";
        String boot = request.replace("ACTION", "BootNotification")
                .replace(
                        "BODY",
                        "<bootNotificationRequest><chargePointVendor>V &amp; W</chargePointVendor>"
                                + "<chargePointModel>M</chargePointModel></bootNotificationRequest>");
        assertThat(DATABASE.value(
                        "select identity || ' ' || action || ' ' || address from ocpp.ParseXML('" + boot + "')"))
                .isEqualTo("CP-7 BootNotification http://cp/");
        assertThat(DATABASE.value("select payload from ocpp.ParseXML('" + boot + "')"))
                .contains(
                        ">/BootNotificationResponse</a:Action>",
                        "<a:RelatesTo>m-1</a:RelatesTo>",
                        "<a:From><a:Address>http://cs/</a:Address></a:From>",
                        "<o:bootNotificationResponse><o:status>Accepted</o:status><o:currentTime>",
                        "<o:heartbeatInterval>300</o:heartbeatInterval>");
        assertThat(DATABASE.value("select boot->>'chargePointVendor' from ocpp.charge_point where identity = 'CP-7'"))
                .isEqualTo("V & W");
        String unknown = request.replace("BODY", "<danceRequest/>");
        String fault = DATABASE.value("select payload from ocpp.ParseXML('" + unknown + "')");
        assertThat(fault).contains("<s:Value>s:Receiver</s:Value>", "<s:Value>o:NotSupported</s:Value>");
        assertThat(DATABASE.value("select ocpp.SOAPToJSON('" + fault + "'::xml)#>>'{fault,subcode}'"))
                .isEqualTo("o:NotSupported");
    }

    @Test
    void whatIsNoEnvelopeIsRefused() {
        assertThatThrownBy(() -> DATABASE.value("select ocpp.SOAPToJSON('<a/>')"))
                .rootCause()
                .hasMessageContaining("no SOAP 1.2 envelope");
        assertThatThrownBy(() -> soap("1.6", "A><b", "{}")).rootCause().hasMessageContaining("Action");
    }
}
