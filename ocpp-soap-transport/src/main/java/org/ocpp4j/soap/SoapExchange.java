package org.ocpp4j.soap;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.error.ConnectionLostException;
import org.ocpp4j.core.error.MalformedFrameException;
import org.ocpp4j.core.transport.BasicCredentials;
import org.ocpp4j.core.transport.Direction;
import org.ocpp4j.core.transport.InboundCalls;
import org.ocpp4j.core.version.MessageKind;
import org.ocpp4j.soap.internal.xml.Addressing;
import org.ocpp4j.soap.internal.xml.Answer;
import org.ocpp4j.soap.internal.xml.DocumentText;
import org.ocpp4j.soap.internal.xml.EnvelopeReader;
import org.ocpp4j.soap.internal.xml.EnvelopeWriter;
import org.ocpp4j.soap.internal.xml.FaultException;
import org.ocpp4j.soap.internal.xml.Operation;
import org.ocpp4j.soap.internal.xml.Service;
import org.ocpp4j.soap.internal.xml.SoapVersion;
import tools.jackson.databind.JsonNode;

/**
 * The path of a call to the peer, on either side: envelope, bytes, HTTP; and the path of the answer back. Immutable.
 *
 * @param caller sends the requests
 * @param service the service of the peer
 * @param version the version in use
 * @param identity the station that calls or is called
 * @param credentials the credentials, requested for each call
 * @param compressed whether bodies are compressed
 * @param largestAnswer the largest decompressed size of an answer, in bytes
 */
record SoapExchange(
        SoapCaller caller,
        Service service,
        SoapVersion version,
        String identity,
        Supplier<Optional<BasicCredentials>> credentials,
        boolean compressed,
        int largestAnswer) {
    private static final String UUID_FORM = "[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}";

    /** One call. */
    record Request(Destination destination, URI from, String messageId, Operation operation, JsonNode payload) {
        /** The id in the form of WS-Addressing: an IRI. */
        String iri() {
            return messageId.matches(UUID_FORM) ? "urn:uuid:" + messageId : messageId;
        }
    }

    /**
     * The envelope of a call.
     *
     * @throws org.ocpp4j.core.error.NotRepresentableException if XML cannot represent the payload
     */
    String envelope(Request request) {
        Addressing headers = Addressing.request(
                identity,
                request.operation(),
                request.iri(),
                request.from().toString(),
                request.destination().address().toString());
        return EnvelopeWriter.message(
                version, service, request.operation(), MessageKind.REQUEST, headers, request.payload());
    }

    /**
     * Sends a call.
     *
     * @param envelope its {@link #envelope}
     * @param session receives both frames
     * @return the payload of the answer; fails as {@link org.ocpp4j.core.transport.Calls} describes, and with {@link
     *     MalformedFrameException}. Cancelling it ends the exchange
     */
    CompletableFuture<JsonNode> send(Request request, String envelope, InboundCalls session) {
        session.frame(Direction.SENT, envelope);
        CompletableFuture<SoapResponse> exchange = caller.post(
                        request.destination().address(),
                        request.destination().addresses(),
                        headers(request),
                        body(envelope))
                .toCompletableFuture();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answer.whenComplete((payload, failure) -> exchange.cancel(true)); // no effect once it has ended
        exchange.whenComplete((response, failure) -> {
            try {
                if (failure != null) {
                    throw lost(request, failure);
                }
                answer.complete(read(request, response, session));
            } catch (Throwable ended) {
                answer.completeExceptionally(ended);
            }
        });
        return answer;
    }

    private Map<String, String> headers(Request request) {
        Map<String, String> headers = new HashMap<>();
        String action = request.operation().wsaAction(MessageKind.REQUEST);
        headers.put("content-type", SoapBodies.CONTENT_TYPE + "; action=\"" + action + "\"");
        headers.put("accept", MediaType.SOAP);
        headers.put("accept-encoding", "gzip, deflate");
        credentials.get().ifPresent(known -> headers.put("authorization", known.header()));
        if (compressed) {
            headers.put("content-encoding", "gzip");
        }
        return headers;
    }

    private byte[] body(String envelope) {
        byte[] body = envelope.getBytes(StandardCharsets.UTF_8);
        return compressed ? ContentCoding.encode("gzip", body) : body;
    }

    private JsonNode read(Request request, SoapResponse response, InboundCalls session) {
        MediaType type = MediaType.parse(response.header("content-type").orElse(""));
        if (!type.isXml()) {
            throw lost(request, "HTTP status " + response.status() + " and no SOAP", true);
        }
        Answer answer;
        EnvelopeReader envelope;
        try {
            byte[] body = ContentCoding.decode(
                    response.header("content-encoding").map(List::of).orElse(List.of()),
                    response.body(),
                    largestAnswer);
            String text = DocumentText.of(body, type.charset().orElse(null));
            session.frame(Direction.RECEIVED, text);
            envelope = new EnvelopeReader(text);
            answer = envelope.answer(version, service, request.operation());
        } catch (UnreadableBodyException | FaultException unreadable) {
            throw malformed(request, "HTTP status " + response.status() + ": " + unreadable.getMessage());
        }
        String relatesTo = envelope.addressing().relatesTo();
        if (relatesTo != null && !relatesTo.isEmpty() && !relatesTo.equals(request.iri())) {
            throw malformed(request, "it relates to " + relatesTo + " instead of " + request.iri());
        }
        if (answer instanceof Answer.Failure failure) {
            throw Faults.exception(failure.fault());
        }
        return ((Answer.Result) answer).payload();
    }

    private static MalformedFrameException malformed(Request request, String problem) {
        return new MalformedFrameException(
                MalformedFrameException.Problem.BAD_ANSWER,
                request.messageId(),
                "The answer to " + request.operation().action() + " cannot be read: " + problem);
    }

    private static ConnectionLostException lost(Request request, Throwable failure) {
        Throwable cause = Faults.cause(failure);
        boolean connected = !(cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException);
        return lost(request, cause.toString(), connected);
    }

    private static ConnectionLostException lost(Request request, String why, boolean sent) {
        return new ConnectionLostException(request.operation().action(), CloseReason.failed(why), sent);
    }
}
