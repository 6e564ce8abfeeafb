package org.ocpp4j.server.backend.builtin;

import org.ocpp4j.core.Station;
import org.ocpp4j.core.v16.DataTransferRequest;
import org.ocpp4j.core.v16.DataTransferResponse;

/** Answers the DataTransfer of stations. Called by many threads, one message of a station at a time; may block. */
@FunctionalInterface
public interface DataTransferHook {
    /**
     * Answers a message.
     *
     * @param station the sender
     * @param request the message
     * @return the answer
     * @throws org.ocpp4j.core.error.CallRejectedException to answer with a CALLERROR of that code
     * @throws Exception any other becomes a CALLERROR InternalError
     */
    DataTransferResponse answer(Station station, DataTransferRequest request) throws Exception;
}
