package org.ocpp4j.server.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/** Shows each exception that is given to the log to a watcher, and leaves the log as it is. */
final class ThrownFilter extends TurboFilter {
    private final Consumer<Throwable> watcher;

    ThrownFilter(Consumer<Throwable> watcher) {
        this.watcher = watcher;
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] values,
            @Nullable Throwable thrown) {
        if (thrown != null) {
            watcher.accept(thrown);
        } else if (values != null && values.length > 0 && values[values.length - 1] instanceof Throwable last) {
            watcher.accept(last);
        }
        return FilterReply.NEUTRAL;
    }
}
