package org.ocpp4j.server.endtoend;

import java.util.concurrent.CompletableFuture;

/**
 * A call that a station received from the server.
 *
 * @param station who received it
 * @param id the message id
 * @param action the action
 * @param payload the payload, as it came
 * @param frame the whole frame, as it came
 */
record ServerCall(RawStation station, String id, String action, String payload, String frame) {
    /** Answers with a CALLRESULT of this payload, whatever it is. */
    void result(String answer) {
        say("[3,\"" + id + "\"," + answer + "]");
    }

    /** Answers with a CALLERROR. */
    void error(String code, String description, String details) {
        say("[4,\"" + id + "\",\"" + code + "\",\"" + description + "\"," + details + "]");
    }

    /** Sends any text. */
    CompletableFuture<?> say(String text) {
        return station.write(text);
    }
}
