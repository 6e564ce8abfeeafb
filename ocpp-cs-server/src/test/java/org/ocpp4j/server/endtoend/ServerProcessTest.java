package org.ocpp4j.server.endtoend;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** The tool of the end-to-end tests. */
class ServerProcessTest {
    @Test
    void aServerThatCannotStartIsReportedWithWhatItSaid() throws Exception {
        try (ServerProcess server = ServerProcess.start("serve", "--nonsense")) {
            assertThatThrownBy(server::stations)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContainingAll("The server ended", "--nonsense", "Usage:");
        }
    }
}
