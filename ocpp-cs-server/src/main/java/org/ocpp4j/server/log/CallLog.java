package org.ocpp4j.server.log;

import org.ocpp4j.core.CallContext;
import org.ocpp4j.core.Interceptor;

/**
 * Gives every line that is written while a call is worked on the call's fields: those of handlers, of what follows the
 * reply, of what listeners are told meanwhile, of the library, and of what waits for a station's answer. Asynchronous
 * handlers carry them to their threads with {@link LogFields#current}. Stateless.
 */
public final class CallLog implements Interceptor {
    @Override
    public void around(CallContext call, Runnable work) {
        LogFields.call(call).run(work);
    }
}
