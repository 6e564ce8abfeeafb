package org.ocpp4j.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.v16.HeartbeatRequest;
import org.ocpp4j.core.v16.HeartbeatResponse;
import org.ocpp4j.core.v16.MeterValuesRequest;
import org.ocpp4j.core.v16.MeterValuesResponse;
import org.ocpp4j.core.v16.SampledValue;
import org.ocpp4j.core.v16.StatusNotificationRequest;
import org.ocpp4j.core.v16.StatusNotificationResponse;

/** What stations write, and what they read. */
class WireTest {
    private static final String CS15 = "urn://Ocpp/Cs/2012/06/";
    private static final String CS16 = "urn://Ocpp/Cs/2015/10/";
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final List<Object> seen = new CopyOnWriteArrayList<>();
    private final SoapPair pair = new SoapPair(
            Handlers.ofCentralSystem()
                    .on(HeartbeatRequest.class, (station, request) -> {
                        seen.add(request);
                        return new HeartbeatResponse(NOW);
                    })
                    .on(MeterValuesRequest.class, (station, request) -> {
                        seen.add(request);
                        return new MeterValuesResponse();
                    })
                    .on(StatusNotificationRequest.class, (station, request) -> {
                        seen.add(request);
                        return new StatusNotificationResponse();
                    }),
            Handlers.ofStation());

    @AfterEach
    void close() {
        pair.close();
    }

    private static String body(SoapResponse response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    @Test
    void anAnswerIsCorrelatedAndAddressed() {
        SoapResponse answer = pair.post(Envelopes.HEARTBEAT_16);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).contains("application/soap+xml; charset=utf-8");
        assertThat(body(answer))
                .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
                .contains("<a:Action s:mustUnderstand=\"true\">/HeartbeatResponse</a:Action>")
                .contains("<a:RelatesTo>urn:uuid:1</a:RelatesTo>")
                .contains("<a:MessageID>urn:uuid:")
                .contains("<a:From><a:Address>" + SoapPair.CENTRAL + "</a:Address></a:From>")
                .contains("<a:To>http://www.w3.org/2005/08/addressing/anonymous</a:To>")
                .doesNotContain("ReplyTo")
                .contains("xmlns:o=\"" + CS16 + "\"")
                .contains("<o:heartbeatResponse><o:currentTime>2026-11-22T10:00:00.000Z</o:currentTime>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<s:|<soap:", // another prefix of SOAP
                "<a:Action s:mustUnderstand=\"true\">/Heartbeat</a:Action>|",
                "/Heartbeat<|http://example.org/CentralSystemService/Heartbeat<",
                "/Heartbeat<|urn://Ocpp/Cs/2015/10/CentralSystemService/HeartbeatRequest<",
                "/2015/10/\"|/2015/10\"", // without the last slash
                "o:chargeBoxIdentity|o:ChargeBoxIDENTITY",
                "<o:heartbeatRequest/>|<heartbeatRequest xmlns='urn://Ocpp/Cs/2015/10/'></heartbeatRequest>",
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>|",
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>|\uFEFF",
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>|<!-- a comment --><?pi x?>\n",
                "<s:Body>|\n\t<!-- c --><s:Body>\n",
                "http://www.w3.org/2005/08/addressing\"|http://schemas.xmlsoap.org/ws/2004/08/addressing\"",
                "<a:From>|<x:Own xmlns:x='urn:x'><y/></x:Own><a:From>",
                "<a:From>|<x:Own xmlns:x='urn:x' s:mustUnderstand='1' s:role='urn:other'/><a:From>",
                "<a:From><a:Address>http://station.example:8080/cb</a:Address></a:From>|",
            })
    void othersWriteItDifferently(String change) {
        String[] parts = change.split("\\|", 2);
        String document = Envelopes.HEARTBEAT_16.replace(parts[0], parts[1]);
        if (parts[0].equals("<s:")) {
            document =
                    document.replace("</s:", "</soap:").replace(" s:", " soap:").replace("xmlns:s=", "xmlns:soap=");
        }
        assertThat(document).isNotEqualTo(Envelopes.HEARTBEAT_16);
        SoapResponse answer = pair.post(document);
        assertThat(body(answer)).contains("heartbeatResponse").contains("<a:RelatesTo>urn:uuid:1</a:RelatesTo>");
        assertThat(seen).containsExactly(new HeartbeatRequest());
    }

    @Test
    void headersComeInAnyOrder() {
        String identity = "<o:chargeBoxIdentity s:mustUnderstand=\"true\">CP-1</o:chargeBoxIdentity>";
        String document = Envelopes.HEARTBEAT_16.replace(identity, "").replace("</s:Header>", identity + "</s:Header>");
        assertThat(body(pair.post(document))).contains("heartbeatResponse");
        assertThat(pair.server.station("CP-1")).isPresent();
    }

    @Test
    void versionsAreToldApartByTheirNamespaces() {
        pair.post(Envelopes.request(CS15, "Heartbeat", "CP-15", "<o:heartbeatRequest/>"));
        pair.post(Envelopes.request(CS16, "Heartbeat", "CP-16", "<o:heartbeatRequest/>"));
        assertThat(pair.server.station("CP-15").orElseThrow().version().name()).isEqualTo("1.5");
        assertThat(pair.server.station("CP-16").orElseThrow().version().name()).isEqualTo("1.6");
        assertThat(pair.server
                        .station("CP-16")
                        .orElseThrow()
                        .handshake()
                        .protocol()
                        .name())
                .isEqualTo("SOAP");
    }

    @Test
    void aStationThatIsUpdatedSpeaksAnotherVersion() {
        pair.post(Envelopes.request(CS15, "Heartbeat", "<o:heartbeatRequest/>"));
        pair.post(Envelopes.request(CS16, "Heartbeat", "<o:heartbeatRequest/>"));
        assertThat(pair.server.stations()).hasSize(1);
        assertThat(pair.server.station("CP-1").orElseThrow().version().name()).isEqualTo("1.6");
    }

    @Test
    void meterValuesOfOcpp15HaveAttributes() {
        SoapResponse answer = pair.post(Envelopes.request(
                CS15,
                "MeterValues",
                "<o:meterValuesRequest><o:connectorId> 1 </o:connectorId><o:values>"
                        + "<o:timestamp>2026-11-22T24:00:00</o:timestamp>"
                        + "<o:value measurand='Temperature' unit='Celsius' location='Body'>21.5</o:value>"
                        + "<o:value>1<!-- c -->2</o:value></o:values></o:meterValuesRequest>"));
        assertThat(body(answer)).contains("meterValuesResponse");
        MeterValuesRequest request = (MeterValuesRequest) seen.get(0);
        assertThat(request.connectorId()).isEqualTo(1);
        assertThat(request.meterValue().get(0).timestamp()).isEqualTo("2026-11-23T00:00:00Z");
        assertThat(request.meterValue().get(0).sampledValue())
                .extracting(SampledValue::value)
                .containsExactly("21.5", "12");
        assertThat(String.valueOf(
                        request.meterValue().get(0).sampledValue().get(0).unit()))
                .isEqualTo("Celsius");
    }

    @Test
    void aTimeWithoutOffsetIsUtcIn16Too() {
        String values = "<o:meterValuesRequest><o:connectorId>1</o:connectorId><o:meterValue>"
                + "<o:timestamp>2026-11-22T10:00:00</o:timestamp>"
                + "<o:sampledValue><o:value>1</o:value></o:sampledValue></o:meterValue></o:meterValuesRequest>";
        assertThat(body(pair.post(Envelopes.request(CS16, "MeterValues", values))))
                .contains("meterValuesResponse");
        assertThat(((MeterValuesRequest) seen.get(0)).meterValue().get(0).timestamp())
                .isEqualTo(NOW);
    }

    @Test
    void aListWithoutEntriesLeavesNoTrace() {
        String none = "<o:meterValuesRequest><o:connectorId>1</o:connectorId></o:meterValuesRequest>";
        assertThat(body(pair.post(Envelopes.request(CS16, "MeterValues", none))))
                .contains("meterValuesResponse");
        assertThat(((MeterValuesRequest) seen.get(0)).meterValue()).isEmpty();
    }

    @Test
    void charsetsAndCompression() {
        String document = Envelopes.request(
                CS16,
                "StatusNotification",
                "<o:statusNotificationRequest><o:connectorId>1</o:connectorId><o:errorCode>NoError</o:errorCode>"
                        + "<o:info>\u00e4</o:info><o:status>Available</o:status></o:statusNotificationRequest>");
        String latin = document.replace("UTF-8", "ISO-8859-1");
        for (byte[] bytes : List.of(
                document.getBytes(StandardCharsets.UTF_8),
                latin.getBytes(StandardCharsets.ISO_8859_1),
                document.replace("UTF-8", "UTF-16").getBytes(StandardCharsets.UTF_16))) {
            SoapResponse answer = SoapPair.to(pair.soap)
                    .post(SoapPair.CENTRAL, Map.of("content-type", "application/soap+xml"), bytes)
                    .toCompletableFuture()
                    .join();
            assertThat(body(answer)).contains("statusNotificationResponse");
        }
        assertThat(seen).hasSize(3);
        assertThat(seen)
                .extracting(request -> String.valueOf(((StatusNotificationRequest) request).info()))
                .containsOnly("\u00e4");
    }

    @Test
    void describesItself() throws Exception {
        for (String query : List.of("wsdl", "WSDL", "wsdl=1.6", "wsdl=1.5")) {
            SoapResponse description = get(query);
            assertThat(description.status()).isEqualTo(200);
            assertThat(body(description))
                    .contains("<wsdl:definitions")
                    .contains("\"" + SoapPair.CENTRAL + "\"")
                    .contains(query.endsWith("5") ? CS15 : CS16);
        }
        assertThat(get("wsdl=2.0").status()).isEqualTo(404);
        assertThat(get("").status()).isEqualTo(405);
        assertThat(body(get(""))).contains("?wsdl").contains("?wsdl=1.5");
    }

    private SoapResponse get(String query) throws Exception {
        SoapRequest request = new SoapRequest("GET", "/Ocpp/x", query, Map.of(), new byte[0], "x", List.of());
        return pair.soap.handle(request).toCompletableFuture().get();
    }
}
