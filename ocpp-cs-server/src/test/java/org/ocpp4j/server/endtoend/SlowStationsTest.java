package org.ocpp4j.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ocpp4j.server.database.DatabaseKind;
import org.ocpp4j.server.rest.door.RawHttp;

/** Who sends slowly or too much at the stations' door takes nothing that stations need. */
class SlowStationsTest {
    private static final String SOAP =
            "POST /Ocpp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/soap+xml\r\n";

    @Test
    void halfRequestsAreEndedAndStationsConnectMeanwhile() throws Exception {
        try (ServerFixture server = ServerFixture.start(DatabaseKind.SQLITE)) {
            List<RawHttp> slow = new ArrayList<>();
            for (String half :
                    List.of(SOAP + "Content-Length: 1000\r\n\r\n<x", SOAP, "GET /ocpp/CP-9 HTTP/1.1\r\nHo")) {
                slow.addAll(RawHttp.many(server.stations(), 100, 0, half));
            }
            RawStation station = RawStation.connect(server.stations(), "CP-1");
            assertThat(station.call("BootNotification", "{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}"))
                    .contains("Accepted");
            for (RawHttp each : slow) {
                assertThat(each.readAll()).startsWith("HTTP/1.1 408");
            }
            station.cut();
            RawHttp.close(slow);
        }
    }

    @Test
    void littleIsReadOfWhatIsRefused() throws Exception {
        try (ServerFixture server = ServerFixture.start(DatabaseKind.SQLITE)) {
            for (String request : List.of(
                    SOAP + "Content-Length: 2000000000\r\n\r\n",
                    SOAP + "Transfer-Encoding: chunked\r\n\r\n7fffffff\r\n",
                    "POST /nothing HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2000000000\r\n\r\n")) {
                try (RawHttp caller = RawHttp.connect(server.stations(), 0)) {
                    caller.write(request);
                    assertThat(caller.flood(1L << 30)).as(request).isLessThan(30_000_000);
                }
            }
        }
    }

    @Test
    void headIsRedirectedAsGetIs() throws Exception {
        try (ServerFixture server = ServerFixture.start(DatabaseKind.SQLITE)) {
            List<String> answers = new ArrayList<>();
            for (String method : List.of("GET", "HEAD")) {
                try (RawHttp caller = RawHttp.connect(server.stations(), 0)) {
                    caller.write(method + " /docs/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
                    answers.add(caller.readAll());
                }
            }
            assertThat(answers.get(0)).startsWith("HTTP/1.1 307").containsIgnoringCase("location: ");
            assertThat(answers.get(1)).isEqualTo(answers.get(0));
        }
    }
}
