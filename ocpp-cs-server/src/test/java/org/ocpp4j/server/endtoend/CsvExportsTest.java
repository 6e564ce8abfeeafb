package org.ocpp4j.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.ocpp4j.server.database.DatabaseKind;

/** Whatever stations call themselves and say, no export of any list holds a formula. */
class CsvExportsTest {
    private static final Pattern CELL = Pattern.compile("(?:^|,|\\n)(\"(?:[^\"]|\"\")*\"|[^,\\n]*)");

    private record Export(String method, String path) {}

    @Test
    void noneHoldsAFormula() {
        try (ServerFixture server = ServerFixture.start(DatabaseKind.SQLITE)) {
            RawStation station = RawStation.connect(server.stations(), "=1+1");
            station.call(
                    "BootNotification",
                    "{\"chargePointVendor\":\"=V\",\"chargePointModel\":\"@M\",\"firmwareVersion\":\"+F()\"}");
            station.call(
                    "StatusNotification",
                    "{\"connectorId\":1,\"errorCode\":\"OtherError\",\"status\":\"Faulted\",\"info\":\"=i()\","
                            + "\"vendorErrorCode\":\"@e\"}");
            station.call(
                    "StartTransaction",
                    "{\"connectorId\":1,\"idTag\":\"=T()\",\"meterStart\":1,\"timestamp\":\"2026-11-22T12:00:00Z\"}");
            station.call("SecurityEventNotification", "{\"type\":\"=S()\",\"timestamp\":\"2026-11-22T12:00:00Z\"}");
            station.call("=Action", "{}");
            Operators operators = server.operators();
            List<Export> exports = new ArrayList<>();
            operators
                    .get("/api/v1/openapi.json")
                    .path("paths")
                    .forEachEntry((path, methods) -> methods.forEachEntry((method, operation) -> {
                        if (operation
                                .path("responses")
                                .path("200")
                                .path("content")
                                .has("text/csv")) {
                            exports.add(new Export(method.toUpperCase(Locale.ROOT), path.replaceAll("\\{[^}]+}", "1")));
                        }
                    }));
            assertThat(exports).hasSizeGreaterThan(8).contains(new Export("GET", "/api/v1/messages"));
            int withStation = 0;
            for (Export export : exports) {
                HttpResponse<String> answer = operators.send(export.method(), export.path() + "?format=csv", "");
                assertThat(CELL.matcher(answer.body()).results().map(found -> found.group(1)))
                        .as(export + " " + answer.statusCode())
                        .noneMatch(cell -> cell.matches("(?s)\"?\\s*[=+@].*"));
                withStation += answer.body().contains("'=1+1") ? 1 : 0;
            }
            assertThat(withStation).as("lists that have the station").isGreaterThan(3);
            station.cut();
        }
    }
}
