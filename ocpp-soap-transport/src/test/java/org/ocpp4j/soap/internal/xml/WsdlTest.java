package org.ocpp4j.soap.internal.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

class WsdlTest {
    private static final String ADDRESS = "http://127.0.0.1:9220/Ocpp";

    @Test
    void compilesForEachServiceAndDescribesEachOperation() throws Exception {
        int operations = 0;
        for (SoapVersion version : SoapVersion.ALL) {
            for (Service service : Service.values()) {
                byte[] wsdl = Wsdl.of(version, service, ADDRESS);
                validate(
                        WsdlTypes.of(wsdl),
                        "<chargeBoxIdentity xmlns='%s'>CP-1</chargeBoxIdentity>".formatted(version.namespace(service)));
                operations += Dom.children(Dom.child(Dom.read(wsdl), "portType"), "operation")
                        .size();
            }
        }
        assertThat(operations).isEqualTo(25 + 29);
    }

    @Test
    void escapesTheAddress() {
        String address = "http://127.0.0.1/Ocpp?a=\"1\"&b=<2>";
        Element service = Dom.child(Dom.read(Wsdl.of(SoapVersion.V16, Service.CENTRAL_SYSTEM, address)), "service");
        assertThat(Dom.child(Dom.child(service, "port"), "address").getAttribute("location"))
                .isEqualTo(address);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    <authorizeRequest xmlns='urn://Ocpp/Cs/2015/10/'><idTag>12345678901234567890</idTag></authorizeRequest>
                    <heartbeatRequest xmlns='urn://Ocpp/Cs/2012/06/'/>
                    <c:meterValuesRequest xmlns:c='urn://Ocpp/Cs/2015/10/'><c:connectorId>1</c:connectorId></c:meterValuesRequest>
                    <meterValuesRequest xmlns='urn://Ocpp/Cs/2015/10/'><connectorId>1</connectorId><meterValue><timestamp>2026-01-02T03:04:05Z</timestamp><sampledValue><value>21</value><unit>Celsius</unit></sampledValue></meterValue></meterValuesRequest>
                    <meterValuesRequest xmlns='urn://Ocpp/Cs/2012/06/'><connectorId>1</connectorId><values><timestamp>2026-01-02T03:04:05Z</timestamp><value unit='Wh' measurand='Voltage'>1</value><value>2</value></values></meterValuesRequest>
                    <sendLocalListRequest xmlns='urn://Ocpp/Cp/2012/06/'><updateType>Full</updateType><listVersion>1</listVersion><hash>x</hash></sendLocalListRequest>
                    <getConfigurationResponse xmlns='urn://Ocpp/Cp/2015/10/'><configurationKey><key>a</key><readonly>true</readonly></configurationKey><unknownKey>b</unknownKey><unknownKey>c</unknownKey></getConfigurationResponse>
                    """)
    void accepts(String document) throws Exception {
        validate(schemaFor(document), document);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    maxLength      | <authorizeRequest xmlns='urn://Ocpp/Cs/2015/10/'><idTag>123456789012345678901</idTag></authorizeRequest>
                    idTagg         | <authorizeRequest xmlns='urn://Ocpp/Cs/2015/10/'><idTagg>1</idTagg></authorizeRequest>
                    idTag          | <authorizeRequest xmlns='urn://Ocpp/Cs/2015/10/'/>
                    idTag          | <c:authorizeRequest xmlns:c='urn://Ocpp/Cs/2015/10/'><idTag>1</idTag></c:authorizeRequest>
                    Celcius        | <meterValuesRequest xmlns='urn://Ocpp/Cs/2015/10/'><connectorId>1</connectorId><meterValue><timestamp>2026-01-02T03:04:05Z</timestamp><sampledValue><value>21</value><unit>Celcius</unit></sampledValue></meterValue></meterValuesRequest>
                    sampledValue   | <meterValuesRequest xmlns='urn://Ocpp/Cs/2015/10/'><connectorId>1</connectorId><meterValue><timestamp>2026-01-02T03:04:05Z</timestamp></meterValue></meterValuesRequest>
                    phase          | <meterValuesRequest xmlns='urn://Ocpp/Cs/2012/06/'><connectorId>1</connectorId><values><timestamp>2026-01-02T03:04:05Z</timestamp><value phase='L1'>1</value></values></meterValuesRequest>
                    listVersion    | <sendLocalListRequest xmlns='urn://Ocpp/Cp/2012/06/'><listVersion>1</listVersion><updateType>Full</updateType></sendLocalListRequest>
                    2147483648     | <cancelReservationRequest xmlns='urn://Ocpp/Cp/2015/10/'><reservationId>2147483648</reservationId></cancelReservationRequest>
                    fractionDigits | <getCompositeScheduleResponse xmlns='urn://Ocpp/Cp/2015/10/'><status>Accepted</status><chargingSchedule><chargingRateUnit>A</chargingRateUnit><chargingSchedulePeriod><startPeriod>0</startPeriod><limit>0.12</limit></chargingSchedulePeriod></chargingSchedule></getCompositeScheduleResponse>
                    """)
    void refuses(String complaint, String document) {
        assertThatThrownBy(() -> validate(schemaFor(document), document))
                .isInstanceOf(SAXException.class)
                .hasMessageContaining(complaint);
    }

    private static Schema schemaFor(String document) {
        for (SoapVersion version : SoapVersion.ALL) {
            for (Service service : List.of(Service.values())) {
                if (document.contains(version.namespace(service))) {
                    return WsdlTypes.of(Wsdl.of(version, service, ADDRESS));
                }
            }
        }
        throw new IllegalArgumentException(document);
    }

    private static void validate(Schema schema, String document) throws SAXException, IOException {
        schema.newValidator().validate(new StreamSource(new StringReader(document)));
    }
}
