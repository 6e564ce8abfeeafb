package org.ocpp4j.soap;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** Classifies the failures of the JDK's HTTP client: whether the peer may have received the request. */
final class CallFailure {
    private CallFailure() {}

    /** The exception that a {@link SoapCaller} fails with. */
    static IOException of(URI target, @Nullable Throwable failure) {
        Throwable cause = failure == null ? null : Faults.cause(failure);
        if (cause instanceof ConnectException
                || cause instanceof HttpConnectTimeoutException
                || cause instanceof SSLHandshakeException) { // no handshake, no request: only its end makes it readable
            return notSent(target, cause);
        }
        return cause instanceof IOException broken ? broken : new IOException("The exchange failed", cause);
    }

    /** The peer cannot have received the request. */
    static ConnectException notSent(URI target, Throwable cause) {
        String reason = cause.getCause() instanceof UnresolvedAddressException
                ? "the host has no address"
                : String.valueOf(cause.getMessage());
        ConnectException failure =
                new ConnectException("Cannot send to " + target.getHost() + ":" + target.getPort() + ": " + reason);
        failure.initCause(cause);
        return failure;
    }
}
