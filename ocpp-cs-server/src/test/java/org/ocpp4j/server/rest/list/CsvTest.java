package org.ocpp4j.server.rest.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocpp4j.server.rest.ProblemException;

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
        String cell = Csv.lines(line).get(0).cells().get(0);
        assertThat(cell).isEqualTo("'" + formula);
        assertThat(Csv.original(cell)).isEqualTo(formula);
    }

    @Test
    void linesKnowWhereTheyBegin() {
        assertThat(Csv.lines("a,b\r\n\r\n1,\"x\ny\"\n,\nlast,\"\""))
                .containsExactly(
                        new Csv.Line(1, List.of("a", "b")),
                        new Csv.Line(3, List.of("1", "x\ny")),
                        new Csv.Line(5, List.of("", "")),
                        new Csv.Line(6, List.of("last", "")));
        for (String malformed : List.of("a\n\nb,\"c\nd", "a\n\n\"b\"c\n")) {
            assertThatThrownBy(() -> Csv.lines(malformed))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("the line that begins at 3");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5", "+5.5", "1e-3", "a=b", "CP-1", "'tis"})
    void othersStayAsTheyAre(String text) {
        assertThat(Csv.lines(Csv.line(List.of(text))).get(0).cells().get(0)).isEqualTo(text);
        assertThat(Csv.original(text)).isEqualTo(text);
    }
}
