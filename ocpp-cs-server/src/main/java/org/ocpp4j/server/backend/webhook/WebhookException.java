package org.ocpp4j.server.backend.webhook;

import java.io.IOException;
import java.net.ConnectException;
import java.util.concurrent.CancellationException;
import org.ocpp4j.server.text.Texts;
import org.ocpp4j.server.thread.Causes;

/** Why a receiver gave no answer that a station can be given. Its message is for the log: no secrets, no payload. */
final class WebhookException extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 200;

    WebhookException(String reason) {
        super(reason);
    }

    private WebhookException(String reason, Throwable cause) {
        super(reason, cause);
    }

    /** The exception for a failed exchange. */
    static WebhookException because(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof WebhookException known) {
                return known;
            }
            if (cause instanceof ConnectException) {
                return new WebhookException("no connection to the receiver", failure);
            }
        }
        Throwable cause = Causes.of(failure);
        if (cause instanceof CancellationException) {
            return new WebhookException("this side stops", failure);
        }
        String message = cause.getMessage();
        String what = cause instanceof IOException ? "the exchange failed" : "the exchange could not begin";
        return new WebhookException(
                what + ": " + cause.getClass().getSimpleName() + (message == null ? "" : " (" + shown(message) + ")"),
                failure);
    }

    /** Text from another system, on one line of limited length. */
    static String shown(String text) {
        return Texts.shown(text, LONGEST);
    }
}
