package org.ocpp4j.server.log;

import org.ocpp4j.core.CallContext;
import org.ocpp4j.core.Interceptor;

/**
 * Adds the fields of a call to every line that is logged while it is handled: lines of handlers, of steps after the
 * reply, of listeners, of the library, and of work that waits for a station's answer. Asynchronous handlers carry them
 * to their threads with {@link LogFields#current}. Stateless.
 */
public final class CallLog implements Interceptor {
    @Override
    public void around(CallContext call, Runnable work) {
        LogFields.call(call).run(work);
    }
}
