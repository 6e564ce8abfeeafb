package org.ocpp4j.core.version;

import org.ocpp4j.core.message.Request;
import org.ocpp4j.core.message.Response;

/**
 * Translates between a version on the wire and the version that an application's handlers are written for, so that one
 * set of handlers serves both. Stateless and thread-safe.
 */
public interface Dialect {
    /**
     * The version that handlers are written for.
     *
     * @return the version
     */
    OcppVersion handlerVersion();

    /**
     * Translates a request that arrived.
     *
     * @param wire a request of the version on the wire
     * @return the same request in the handlers' version
     */
    Request<?> toHandler(Request<?> wire);

    /**
     * Translates a response that arrived.
     *
     * @param wire a response of the version on the wire
     * @return the same response in the handlers' version
     */
    Response toHandler(Response wire);

    /**
     * Translates a request that is about to be sent.
     *
     * @param request a request of the handlers' version
     * @return the same request in the version on the wire
     * @throws org.ocpp4j.core.error.NotRepresentableException if that version cannot express it
     */
    Request<?> toWire(Request<?> request);

    /**
     * Translates a response that is about to be sent.
     *
     * @param response a response of the handlers' version
     * @return the same response in the version on the wire
     * @throws org.ocpp4j.core.error.NotRepresentableException if that version cannot express it
     */
    Response toWire(Response response);
}
