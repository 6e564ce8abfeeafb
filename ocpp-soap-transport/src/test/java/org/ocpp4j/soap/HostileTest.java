package org.ocpp4j.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.v16.DataTransferRequest;
import org.ocpp4j.core.v16.DataTransferResponse;
import org.ocpp4j.core.v16.DataTransferStatus;
import org.ocpp4j.core.v16.HeartbeatRequest;
import org.ocpp4j.core.v16.HeartbeatResponse;

/** Documents that are meant to hurt: each gets a clear answer, and the next request is served as if nothing had been. */
class HostileTest {
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

    private final SoapPair pair = new SoapPair(
            Handlers.ofCentralSystem()
                    .on(HeartbeatRequest.class, (station, request) -> new HeartbeatResponse(Instant.EPOCH))
                    .on(
                            DataTransferRequest.class,
                            (station, request) ->
                                    new DataTransferResponse(DataTransferStatus.ACCEPTED, request.data())),
            Handlers.ofStation());

    @AfterEach
    void servesOn() {
        assertThat(text(pair.post(Envelopes.HEARTBEAT_16))).contains("heartbeatResponse");
        pair.close();
    }

    private static String text(SoapResponse response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private static String withDoctype(String doctype, String data) {
        return Envelopes.request(
                        "urn://Ocpp/Cs/2015/10/",
                        "DataTransfer",
                        "<o:dataTransferRequest><o:vendorId>v</o:vendorId><o:data>" + data
                                + "</o:data></o:dataTransferRequest>")
                .replace(DECLARATION, DECLARATION + doctype);
    }

    static Stream<String> documents() {
        StringBuilder laughs = new StringBuilder("<!DOCTYPE l [<!ENTITY l0 \"lol\">");
        for (int i = 1; i < 10; i++) {
            laughs.append("<!ENTITY l")
                    .append(i)
                    .append(" \"")
                    .append(("&l" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        return Stream.of(
                withDoctype(laughs + "]>", "&l9;"),
                withDoctype("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>", "&e;"),
                withDoctype("<!DOCTYPE x [<!ENTITY % p SYSTEM \"file:///etc/passwd\"> %p;]>", "x"),
                withDoctype("<!DOCTYPE s:Envelope SYSTEM \"file:///etc/passwd\">", "x"),
                withDoctype("<!DOCTYPE x>", "x"),
                withDoctype("", "&undeclared;"),
                withDoctype("", "<b>".repeat(100) + "</b>".repeat(100)),
                withDoctype("", "<b>".repeat(100_000)),
                withDoctype("", "\u0001"),
                withDoctype("", "&#0;"),
                "<" + "x".repeat(10_000) + "/>",
                "<x " + "a='' ".repeat(100) + "/>",
                "<x"
                        + Stream.iterate(0, i -> i + 1)
                                .limit(100)
                                .map(i -> " a" + i + "=''")
                                .reduce("", String::concat) + "/>",
                withDoctype("", "&#1;").replace("1.0", "1.1"),
                Envelopes.HEARTBEAT_16.replace("1.0", "1.1").replace("urn:uuid:1", "&#1;"),
                "{\"not\": \"xml\"}",
                "",
                "\u0000\u0000\u0000");
    }

    @ParameterizedTest
    @MethodSource("documents")
    void isAnsweredWithAFault(String document) {
        SoapResponse answer = pair.post(document);
        assertThat(answer.status()).isEqualTo(500);
        assertThat(text(answer))
                .contains("s:Sender")
                .contains("o:ProtocolError")
                .doesNotContain("root:");
        assertThat(pair.refused).hasSize(1);
    }

    @Test
    void nothingIsFetched() throws IOException {
        try (ServerSocket trap = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String url = "http://127.0.0.1:" + trap.getLocalPort() + "/x";
            pair.post(withDoctype("<!DOCTYPE x SYSTEM \"" + url + "\">", "x"));
            pair.post(withDoctype("<!DOCTYPE x [<!ENTITY e SYSTEM \"" + url + "\">]>", "&e;"));
            trap.setSoTimeout(1);
            assertThat(catchThrowable(trap::accept)).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "text/xml, 415",
        "application/xml, 415",
        "application/json, 415",
        "'', 415",
        "application/soap+xmlx, 415",
        "application/soap+xml; charset=klingon, 500",
        "APPLICATION/SOAP+XML ; Charset=\"utf-8\"; action=\"/Heartbeat\", 200"
    })
    void theMediaTypeIsThatOfSoap12(String type, int status) {
        SoapResponse answer = pair.post(Map.of("content-type", type), Envelopes.HEARTBEAT_16);
        assertThat(answer.status()).isEqualTo(status);
        if (status == 415) {
            assertThat(answer.header("accept")).contains("application/soap+xml");
            assertThat(text(answer)).contains("application/soap+xml");
        }
    }

    @Test
    void whatIsLongStaysWhole() {
        String data = "<&>'\"\u00e4\ud83d\ude00\n".repeat(20_000);
        String escaped = data.replace("&", "&amp;").replace("<", "&lt;");
        String answer = text(pair.post(withDoctype("", escaped)));
        assertThat(answer.length()).isGreaterThan(data.length());
        String returned = answer.replaceAll("(?s).*<o:data>(.*)</o:data>.*", "$1");
        assertThat(returned.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
                .isEqualTo(data);
    }

    @Test
    void aBodyMayBeOneMebibyte() {
        String large = withDoctype("", "x".repeat(1 << 20));
        SoapResponse answer = pair.post(large);
        assertThat(answer.status()).isEqualTo(413);
        assertThat(text(answer)).contains("1048576");
    }
}
