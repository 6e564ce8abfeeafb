package org.ocpp4j.server.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many sockets stations may have, and what is said of few descriptors. */
class SocketBudgetTest {
    @ParameterizedTest
    @CsvSource({
        "10000, 65000, 10000, 256",
        "10000, 1000, 744, 256",
        "10000, 100, 50, 50",
        "10, 100, 10, 50",
        "10000, 3, 2, 1",
        "10000, 0, 1, 1",
        "10000, -50, 1, 1",
        "2147483647, 2147483647, 2147483391, 256"
    })
    void itFitsIntoWhatIsFree(int wanted, long free, int connections, int handshakes) {
        assertThat(SocketBudget.of(wanted, free)).isEqualTo(new SocketBudget(connections, handshakes));
    }

    @ParameterizedTest
    @CsvSource({"249, true, true", "248, false, true", "225, false, true", "224, false, false"})
    void fewAreAWarningAndHardlyAnyAreAProblem(long open, boolean problem, boolean warning) {
        Descriptors descriptors = new Descriptors(open, 256);
        assertThat(descriptors.problem().isPresent()).isEqualTo(problem);
        assertThat(descriptors.warning().isPresent()).isEqualTo(warning);
        descriptors.problem().ifPresent(text -> assertThat(text).contains("249 of 256", "LimitNOFILE"));
    }
}
