package org.ocpp4j.server.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** Fields belong to what runs, and to nothing after it. */
class LogFieldsTest {
    private static Map<String, String> mdc() {
        Map<String, String> copy = MDC.getCopyOfContextMap();
        return copy == null ? Map.of() : copy;
    }

    @AfterEach
    void nothingIsLeft() {
        assertThat(mdc()).isEmpty();
    }

    @Test
    void fieldsOfOneStationAddUp() {
        LogFields.station("CP-1")
                .run(() -> LogFields.station("CP-1")
                        .with(LogFields.MESSAGE_ID, "7")
                        .run(() -> assertThat(mdc())
                                .containsOnly(Map.entry("station", "CP-1"), Map.entry("messageId", "7"))));
    }

    @Test
    void fieldsOfAnotherStationReplaceThem() {
        LogFields call = LogFields.station("CP-1").with(LogFields.ACTION, "Heartbeat");
        call.run(() -> {
            LogFields.station("CP-2").run(() -> assertThat(mdc()).containsOnly(Map.entry("station", "CP-2")));
            assertThat(mdc()).containsOnly(Map.entry("station", "CP-1"), Map.entry("action", "Heartbeat"));
        });
    }

    @Test
    void anExceptionLeavesNothingBehind() {
        assertThatThrownBy(() -> LogFields.station("CP-1").run(() -> {
                    throw new IllegalStateException();
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> LogFields.station("CP-1").call(() -> {
                    throw new java.io.IOException();
                }))
                .isInstanceOf(java.io.IOException.class);
    }

    @Test
    void theyAreCarriedToAnotherThread() throws Exception {
        AtomicReference<@Nullable String> there = new AtomicReference<>();
        LogFields carried = LogFields.station("CP-1").supply(LogFields::current);
        Thread thread = new Thread(() -> carried.run(() -> there.set(MDC.get("station"))));
        thread.start();
        thread.join();
        assertThat(there.get()).isEqualTo("CP-1");
    }

    @Test
    void otherNamesAreNone() {
        assertThatThrownBy(() -> LogFields.none().with("idTag", "x")).hasMessage("No field of the log: idTag");
    }
}
