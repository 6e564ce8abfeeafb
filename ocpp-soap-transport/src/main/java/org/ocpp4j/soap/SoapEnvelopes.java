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
 * The envelopes of requests that are being answered, for applications that read and write SOAP themselves. Give it to
 * {@link HostedSoap}; a handler then finds here the envelope of the station, as received, and may set the envelope of
 * its answer. Requests are available after they were read, checked and admitted; answers are read and validated like
 * any answer.
 *
 * <p>Thread-safe. Has one entry for each request in progress, so the mailboxes of the stations bound it.
 */
public final class SoapEnvelopes {
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final Pattern ANY_DECLARATION = Pattern.compile("\\A\\s*(<\\?xml\\s[^>]*\\?>)?\\s*");

    private final Map<Key, Exchange> open = new ConcurrentHashMap<>();

    private record Key(String identity, String messageId) {}

    /** Creates an object without requests. */
    public SoapEnvelopes() {}

    /**
     * Finds a request that is being handled.
     *
     * @param identity the station
     * @param messageId the id of the message
     * @return the exchange; empty if the station does not use SOAP, or the request with this id was already answered
     */
    public Optional<Exchange> find(String identity, String messageId) {
        return Optional.ofNullable(open.get(new Key(identity, messageId)));
    }

    /**
     * Starts to answer a request. A second request with the same id gets an exchange that {@link #find} does not
     * return.
     */
    Exchange begin(Service service, ParsedRequest visit, String text) {
        Exchange exchange = new Exchange(service, visit, text);
        open.putIfAbsent(new Key(visit.identity(), visit.messageId()), exchange);
        return exchange;
    }

    /** The request was answered. */
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
         * The envelope of the station.
         *
         * @return the whole document, decoded; it contains no document type declaration
         */
        public String request() {
            return request;
        }

        /**
         * Sets an envelope that is sent unchanged if the handler answers with the returned payload and that payload is
         * valid. The XML declaration is rewritten.
         *
         * @param envelope the envelope
         * @return the payload of its body
         * @throws CallRejectedException if it contains a fault; if the handler throws it, the station receives that
         *     fault
         * @throws IllegalArgumentException if it does not answer this request; the message gives the reason, without
         *     values
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

        /** The envelope that was set, or null. */
        @Nullable
        String answered() {
            return answer;
        }
    }
}
