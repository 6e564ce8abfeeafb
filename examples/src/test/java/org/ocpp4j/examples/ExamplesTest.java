package org.ocpp4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.ocpp4j.core.v16.RegistrationStatus;

/** The examples, run. */
class ExamplesTest {
    @Test
    void theFirmwareBootsAtTheEmbeddedCentralSystem() throws Exception {
        EmbeddedCentralSystem centralSystem = EmbeddedCentralSystem.create();
        try {
            URI endpoint = centralSystem.listen(0);
            var boot = new Firmware()
                    .boot(endpoint, "CP 1/a")
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS);
            assertThat(boot.status()).isEqualTo(RegistrationStatus.ACCEPTED);
            assertThat(centralSystem.server().station("CP 1/a")).isPresent();
        } finally {
            centralSystem
                    .server()
                    .stop(Duration.ofSeconds(1))
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void aFrameIsChecked() {
        assertThat(CheckFrame.check("[2,\"1\",\"Heartbeat\",{}]")).isEmpty();
        assertThat(CheckFrame.check("[2,\"1\",\"Authorize\",{\"idTag\":7}]"))
                .singleElement()
                .satisfies(violation -> assertThat(violation.message()).isEqualTo("/idTag: expected string"));
    }
}
