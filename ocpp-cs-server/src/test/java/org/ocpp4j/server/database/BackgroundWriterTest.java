package org.ocpp4j.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.ocpp4j.server.Await;
import org.ocpp4j.server.thread.Threads;

/** A thread that writes for others goes on whatever the work throws. */
class BackgroundWriterTest {
    @Test
    void itWritesOnAfterAnError() {
        AtomicInteger asked = new AtomicInteger();
        BackgroundWriter writer = new BackgroundWriter("test-writer", () -> {
            if (asked.incrementAndGet() == 1) {
                throw new NoClassDefFoundError("on purpose");
            }
            return false;
        });
        writer.start();
        try {
            Await.until("it has begun again", () -> asked.get() >= 2);
            assertThat(Threads.warning().orElse("")).contains("test-writer", "NoClassDefFoundError: on purpose");
            int before = asked.get();
            writer.wake();
            Await.until("it is woken", () -> asked.get() > before);
        } finally {
            writer.close();
        }
    }
}
