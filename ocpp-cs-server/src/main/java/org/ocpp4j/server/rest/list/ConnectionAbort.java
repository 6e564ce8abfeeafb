package org.ocpp4j.server.rest.list;

import io.javalin.http.Context;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/**
 * Closes the connection of a caller whose answer cannot be finished. If the answer ended normally, half a list would
 * look complete.
 */
final class ConnectionAbort {
    private ConnectionAbort() {}

    static void of(Context request) {
        ServletContextRequest.getServletContextRequest(request.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint()
                .close();
    }
}
