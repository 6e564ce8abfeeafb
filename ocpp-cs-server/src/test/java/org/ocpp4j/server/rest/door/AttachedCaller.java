package org.ocpp4j.server.rest.door;

import io.javalin.http.Context;
import org.ocpp4j.server.rest.Caller;

/** Does for tests what authentication does. */
public final class AttachedCaller {
    private AttachedCaller() {}

    /** Says who sent a request. */
    public static void attach(Context request, Caller caller) {
        caller.attachTo(request);
    }
}
