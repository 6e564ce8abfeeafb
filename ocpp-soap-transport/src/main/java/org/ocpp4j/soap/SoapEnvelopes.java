package org.ocpp4j.soap;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.error.CallRejectedException;
import org.ocpp4j.soap.internal.xml.Answer;
import org.ocpp4j.soap.internal.xml.EnvelopeReader;
import org.ocpp4j.soap.internal.xml.FaultException;
import org.ocpp4j.soap.internal.xml.Service;
import tools.jackson.databind.JsonNode;

/**
 * The envelopes of requests that are being answered, for applications that read and write SOAP themselves: give it to
 * {@link HostedSoap}, and a handler finds here what the station sent, as it came, and may leave the envelope that is to be
 * its answer. Requests were read, checked and admitted before they are here; answers are read, and checked as any answer.
 *
 * <p>Thread-safe. Holds one entry for each request in progress, so the mailboxes of the stations bound it.
 */
public final class SoapEnvelopes {
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final Pattern ANY_DECLARATION = Pattern.compile("\\A\\s*(<\\?xml\\s[^>]*\\?>)?\\s*");

    private final Map<Key, Exchange> open = new ConcurrentHashMap<>();

    private record Key(String identity, String messageId) {}

    /** No requests yet. */
    public SoapEnvelopes() {}

    /**
     * Finds a request that a handler is called for.
     *
     * @param identity the station
     * @param messageId the id of the message
     * @return the exchange; empty if the station does not speak SOAP, or a request with this id is answered already
     */
    public Optional<Exchange> find(String identity, String messageId) {
        return Optional.ofNullable(open.get(new Key(identity, messageId)));
    }

    /** A request begins to be answered. A second one with the id of the first gets an exchange that nobody finds. */
    Exchange begin(Service service, ParsedRequest visit, String text) {
        Exchange exchange = new Exchange(service, visit, text);
        open.putIfAbsent(new Key(visit.identity(), visit.messageId()), exchange);
        return exchange;
    }

    /** It was answered. */
    void end(Exchange exchange) {
        open.remove(new Key(exchange.visit.identity(), exchange.visit.messageId()), exchange);
    }

    /** A request and its answer. Thread-safe. */
    public static final class Exchange {
        private final Service service;
        private final ParsedRequest visit;
        private final String request;
        private volatile @Nullable String answer;

        private Exchange(Service service, ParsedRequest visit, String request) {
            this.service = service;
            this.visit = visit;
            this.request = request;
        }

        /**
         * What the station sent.
         *
         * @return the whole document, decoded; it holds no document type declaration
         */
        public String request() {
            return request;
        }

        /**
         * Leaves an envelope that is sent as it is, if the handler answers with the payload that this returns, and that
         * payload is valid. An XML declaration is written anew.
         *
         * @param envelope the envelope
         * @return the payload of its body
         * @throws CallRejectedException if it holds a fault; a handler that throws it has the station told that fault
         * @throws IllegalArgumentException if it is no answer to this request; the message says why, without values
         */
        public JsonNode answer(String envelope) {
            EnvelopeReader reader = new EnvelopeReader(envelope.strip());
            Answer read;
            try {
                read = reader.answer(
                        visit.call().version(), service, visit.call().operation());
            } catch (FaultException unreadable) {
                throw new IllegalArgumentException(unreadable.fault().reason(), unreadable);
            }
            String relatesTo = reader.addressing().relatesTo();
            if (relatesTo != null && !relatesTo.equals(visit.messageId())) {
                throw new IllegalArgumentException("The header RelatesTo names another message");
            }
            if (read instanceof Answer.Failure failure) {
                throw Faults.exception(failure.fault());
            }
            answer = ANY_DECLARATION.matcher(envelope).replaceFirst(DECLARATION);
            return ((Answer.Result) read).payload();
        }

        /** What was left here; null if nothing was. */
        @Nullable
        String answered() {
            return answer;
        }
    }
}
