package org.ocpp4j.interoperability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.Peer;
import org.ocpp4j.core.message.Response;
import org.ocpp4j.core.version.Action;
import org.ocpp4j.core.version.MessageKind;
import org.ocpp4j.core.version.OcppVersion;

/** Answers every request with a sample, and keeps what was asked and answered until somebody compares. Thread-safe. */
final class Recorder {
    private record Exchange(String identity, Object request, Object response) {}

    private final BlockingQueue<Exchange> exchanges = new LinkedBlockingQueue<>();

    /** Answers with a sample of the class. */
    Object answer(String identity, Object request, Class<?> response) {
        Object answer = Samples.of(response);
        exchanges.add(new Exchange(identity, request, answer));
        return answer;
    }

    /** Answers all actions of a version to which the predicate applies. */
    @SuppressWarnings({"unchecked", "rawtypes"}) // the types of an action belong together
    <P extends Peer> Handlers<P> answer(Handlers<P> handlers, OcppVersion version, Predicate<Action<?, ?>> which) {
        for (Action<?, ?> action : version.actions()) {
            if (which.test(action)) {
                ((Handlers) handlers).on((Class) action.type(MessageKind.REQUEST), (peer, request) ->
                        (Response) answer(peer.identity(), request, action.type(MessageKind.RESPONSE)));
            }
        }
        return handlers;
    }

    /** Fails unless just one request came since the last time, and request and response said the same on either side. */
    void assertExchanged(String identity, Object request, Object response) {
        assertThat(exchanges).as("exchanges after %s", request.getClass()).hasSize(1);
        Exchange exchange = exchanges.remove();
        assertThat(exchange.identity()).isEqualTo(identity);
        assertThat(Plain.of(exchange.request())).isEqualTo(Plain.of(request));
        assertThat(Plain.of(response)).isEqualTo(Plain.of(exchange.response()));
    }
}
