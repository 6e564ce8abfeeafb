package org.ocpp4j.server.rest.door;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Whether this server wants stations and requests: not while it starts, drains or stops. Thread-safe. */
public final class Readiness {
    private final AtomicReference<@Nullable String> reason = new AtomicReference<>("the server starts");

    /**
     * The server is not ready, from now on.
     *
     * @param why the reason for callers, without secrets; such as {@code the server drains}
     */
    public void set(String why) {
        reason.set(why);
    }

    /** The server is ready, from now on. */
    public void ready() {
        reason.set(null);
    }

    /**
     * Why the server is not ready.
     *
     * @return the reason, or empty if it is ready
     */
    public Optional<String> reason() {
        return Optional.ofNullable(reason.get());
    }
}
