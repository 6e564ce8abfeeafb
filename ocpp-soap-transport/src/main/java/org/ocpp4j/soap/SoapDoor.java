package org.ocpp4j.soap;

import java.lang.System.Logger;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.error.NotRepresentableException;
import org.ocpp4j.core.transport.InboundCalls;
import org.ocpp4j.core.transport.ReceivedCall;
import org.ocpp4j.core.version.MessageKind;
import org.ocpp4j.soap.internal.xml.Addressing;
import org.ocpp4j.soap.internal.xml.Call;
import org.ocpp4j.soap.internal.xml.EnvelopeReader;
import org.ocpp4j.soap.internal.xml.EnvelopeWriter;
import org.ocpp4j.soap.internal.xml.Fault;
import org.ocpp4j.soap.internal.xml.FaultException;
import org.ocpp4j.soap.internal.xml.Service;
import org.ocpp4j.soap.internal.xml.SoapVersion;
import tools.jackson.databind.JsonNode;

/**
 * The path of a request on either side: bytes, envelope, session, engine; and the path of its answer back. Stateless.
 * Runs on the thread that delivers the request and, from the session on, on threads of the application. The mailbox of
 * each session and the web server bound the requests in progress.
 */
final class SoapDoor {
    private static final Logger LOG = System.getLogger(SoapDoor.class.getPackageName());
    private static final int LONGEST_IDENTITY = 255;

    private final Service service;
    private final SessionFinder sessions;
    private final int largestBody;
    private final Consumer<RefusedRequest> onRefused;
    private final SoapEnvelopes envelopes;

    SoapDoor(Service service, SessionFinder sessions, int largestBody, Consumer<RefusedRequest> onRefused) {
        this(service, sessions, largestBody, onRefused, new SoapEnvelopes());
    }

    SoapDoor(
            Service service,
            SessionFinder sessions,
            int largestBody,
            Consumer<RefusedRequest> onRefused,
            SoapEnvelopes envelopes) {
        this.service = service;
        this.sessions = sessions;
        this.largestBody = largestBody;
        this.onRefused = onRefused;
        this.envelopes = envelopes;
    }

    /** Answers a request; the stage never fails. */
    CompletionStage<SoapResponse> handle(SoapRequest request) {
        CompletionStage<SoapResponse> answer = switch (request.method()) {
            case "POST" -> post(request);
            case "GET", "HEAD" -> CompletableFuture.completedFuture(WsdlAnswer.answer(service, sessions, request));
            default -> CompletableFuture.completedFuture(SoapBodies.plain(405, "OCPP-S is spoken with POST"));
        };
        return answer.exceptionally(defect -> plainRefusal(request, 500, "The request could not be handled"));
    }

    /** Answers a request whose body is too large to read. */
    SoapResponse tooLarge(SoapRequest request) {
        return plainRefusal(request, 413, "A body may have " + largestBody + " bytes");
    }

    private CompletionStage<SoapResponse> post(SoapRequest request) {
        String text;
        try {
            text = SoapBodies.text(request, largestBody);
        } catch (UnreadableBodyException unreadable) {
            return CompletableFuture.completedFuture(
                    plainRefusal(request, unreadable.status(), String.valueOf(unreadable.getMessage())));
        } catch (FaultException unreadable) {
            return CompletableFuture.completedFuture(refusal(request, new EnvelopeReader(""), unreadable.fault()));
        }
        EnvelopeReader envelope = new EnvelopeReader(text);
        ParsedRequest visit;
        try {
            visit = visit(request, envelope);
        } catch (FaultException refused) {
            return CompletableFuture.completedFuture(refusal(request, envelope, refused.fault()));
        }
        return sessions.find(visit)
                .handle((session, failure) -> failure == null
                        ? serve(session, visit, text)
                        : CompletableFuture.completedFuture(refusal(request, envelope, failure)))
                .thenCompose(answer -> answer);
    }

    private ParsedRequest visit(SoapRequest request, EnvelopeReader envelope) throws FaultException {
        Call call = envelope.call(service);
        Addressing addressing = envelope.addressing();
        if (!sessions.versions().contains(call.version())) {
            throw new FaultException(Fault.notSupported(call.version() + " is not spoken here"));
        }
        String identity = addressing.identity();
        if (identity == null || identity.isEmpty() || identity.length() > LONGEST_IDENTITY) {
            throw new FaultException(Fault.protocolError(
                    "The header chargeBoxIdentity is missing, empty or longer than 255 characters"));
        }
        String messageId = addressing.messageId();
        if (messageId == null || messageId.isEmpty()) {
            throw new FaultException(Fault.protocolError("The header MessageID of WS-Addressing is missing"));
        }
        requireAction(addressing.action(), call.operation().action());
        return new ParsedRequest(request, identity, messageId, addressing, call);
    }

    /**
     * The header may be missing, since the body also has the action, or be fully qualified; it must not name another
     * action.
     */
    private static void requireAction(@Nullable String header, String action) throws FaultException {
        if (header != null) {
            String last = header.substring(header.lastIndexOf('/') + 1);
            if (!last.equals(action) && !last.equals(action + "Request")) {
                throw new FaultException(Fault.protocolError(
                        "The header Action says " + header + ", and the body is that of " + action));
            }
        }
    }

    private CompletableFuture<SoapResponse> serve(InboundCalls session, ParsedRequest visit, String text) {
        CompletableFuture<SoapResponse> response = new CompletableFuture<>();
        CompletableFuture<JsonNode> reply = new CompletableFuture<>();
        SoapEnvelopes.Exchange exchange = envelopes.begin(service, visit, text);
        ReceivedCall call = new ReceivedCall(
                visit.messageId(),
                visit.call().operation().action(),
                visit.call().payload(),
                text,
                payload -> {
                    String left = exchange.answered();
                    return left == null ? message(visit, payload) : left;
                });
        // Attached before the call, as the engine requires: the work that follows the answer runs after its completion.
        reply.whenComplete((payload, failure) -> {
            envelopes.end(exchange);
            try {
                response.complete(answer(session, visit, call, payload, failure));
            } catch (Throwable defect) {
                session.problem("The answer to " + call.action() + " cannot be written", defect);
                response.completeExceptionally(defect);
            }
        });
        session.call(call, reply);
        return response;
    }

    private SoapResponse answer(
            InboundCalls session,
            ParsedRequest visit,
            ReceivedCall call,
            @Nullable JsonNode payload,
            @Nullable Throwable failure) {
        Fault fault;
        if (payload != null && failure == null) {
            try {
                String text = call.answer(payload);
                session.answered(call, text);
                return SoapBodies.envelope(visit.request(), 200, text);
            } catch (NotRepresentableException unwritable) {
                session.problem(
                        "The answer to " + call.action() + " cannot be said in SOAP: " + unwritable.getMessage(),
                        unwritable);
                fault = Faults.of(unwritable);
            }
        } else {
            fault = Faults.of(failure == null ? new IllegalStateException("no answer") : failure);
        }
        String text = EnvelopeWriter.fault(visit.call().version(), service, answering(visit.addressing(), null), fault);
        session.answered(call, text);
        return SoapBodies.envelope(visit.request(), Fault.STATUS, text);
    }

    private String message(ParsedRequest visit, JsonNode payload) {
        Call call = visit.call();
        Addressing headers = answering(visit.addressing(), call.operation().wsaAction(MessageKind.RESPONSE));
        return EnvelopeWriter.message(
                call.version(), service, call.operation(), MessageKind.RESPONSE, headers, payload);
    }

    /** The headers of an answer. */
    private Addressing answering(Addressing request, @Nullable String action) {
        return new Addressing(
                null,
                action,
                "urn:uuid:" + UUID.randomUUID(),
                request.messageId(),
                sessions.address().toString(),
                null);
    }

    private SoapResponse refusal(SoapRequest request, EnvelopeReader envelope, Throwable failure) {
        Throwable cause = Faults.cause(failure);
        if (cause instanceof RefusedException refused) {
            return refusal(request, envelope, refused.status(), refused.fault(), String.valueOf(refused.getMessage()));
        }
        return refusal(request, envelope, 500, Faults.of(cause), "The request could not be handled: " + cause);
    }

    private SoapResponse refusal(SoapRequest request, EnvelopeReader envelope, Fault fault) {
        return refusal(request, envelope, Fault.STATUS, fault, fault.reason());
    }

    private SoapResponse refusal(SoapRequest request, EnvelopeReader envelope, int status, Fault fault, String reason) {
        Addressing headers = envelope.addressing();
        report(request, Optional.ofNullable(headers.identity()), status, reason);
        SoapVersion version = envelope.version() == null ? SoapVersion.ALL.get(0) : envelope.version();
        String text = EnvelopeWriter.fault(version, service, answering(headers, null), fault);
        return SoapBodies.envelope(request, status, text);
    }

    private SoapResponse plainRefusal(SoapRequest request, int status, String reason) {
        report(request, Optional.empty(), status, reason);
        return SoapBodies.plain(status, reason);
    }

    private void report(SoapRequest request, Optional<String> identity, int status, String reason) {
        RefusedRequest refused = new RefusedRequest(request.remoteAddress(), request.path(), identity, status, reason);
        try {
            onRefused.accept(refused);
        } catch (Throwable thrown) {
            LOG.log(Logger.Level.ERROR, "The listener for refused requests failed", thrown);
        }
    }
}
