package org.ocpp4j.server.rest.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells that a spreadsheet would run. */
class CsvTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1+cmd|' /C calc'!A0",
                "-1+1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\tx",
                "\rx",
                " =1",
                "  @x",
                "\n=1",
                "\"=1",
                "'=1",
                "\u00a0=1",
                "\ufeff=1",
                "\uff1d1+1"
            })
    void areText(String formula) {
        String line = Csv.line(List.of(formula));
        String cell = new CsvReader(line).lines().get(0).cells().get(0);
        assertThat(cell).isEqualTo("'" + formula);
        assertThat(Csv.original(cell)).isEqualTo(formula);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5", "+5.5", "1e-3", "a=b", "CP-1", "'tis"})
    void othersStayAsTheyAre(String text) {
        assertThat(new CsvReader(Csv.line(List.of(text))).lines().get(0).cells().get(0))
                .isEqualTo(text);
        assertThat(Csv.original(text)).isEqualTo(text);
    }
}
