package org.ocpp4j.server.rest;

import java.util.List;

/** Operations that belong together. */
public interface ApiResource {
    /**
     * Its operations.
     *
     * @return the operations; called once, at start
     */
    List<Operation> operations();
}
