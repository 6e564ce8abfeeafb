package org.ocpp4j.core.v15;

import org.ocpp4j.core.codec.MessageCodec;
import org.ocpp4j.core.error.InvalidMessageException;
import org.ocpp4j.core.error.NotRepresentableException;
import org.ocpp4j.core.message.Request;
import org.ocpp4j.core.message.Response;
import org.ocpp4j.core.v16.Ocpp16;
import org.ocpp4j.core.validation.Strictness;
import org.ocpp4j.core.version.Action;
import org.ocpp4j.core.version.Dialect;
import org.ocpp4j.core.version.MessageKind;
import org.ocpp4j.core.version.OcppVersion;
import tools.jackson.databind.node.ObjectNode;

/**
 * OCPP 1.5 on the wire, OCPP 1.6 in the handlers. Members of the same name convert by name, through the payload; {@link
 * Differences} converts the others. Validating the result against 1.5 finds data that 1.5 cannot express.
 */
final class Dialect16 implements Dialect {
    static final Dialect INSTANCE = new Dialect16();

    private Dialect16() {}

    private static MessageCodec wire() {
        return MessageCodec.of(Ocpp15.VERSION);
    }

    private static MessageCodec handlers() {
        return MessageCodec.of(Ocpp16.VERSION);
    }

    @Override
    public OcppVersion handlerVersion() {
        return Ocpp16.VERSION;
    }

    @Override
    public Request<?> toHandler(Request<?> wire) {
        return (Request<?>) toHandler(wire, MessageKind.REQUEST);
    }

    @Override
    public Response toHandler(Response wire) {
        return (Response) toHandler(wire, MessageKind.RESPONSE);
    }

    @Override
    public Request<?> toWire(Request<?> request) {
        return (Request<?>) toWire(request, MessageKind.REQUEST);
    }

    @Override
    public Response toWire(Response response) {
        return (Response) toWire(response, MessageKind.RESPONSE);
    }

    /** This direction refuses nothing: 1.6 bounds some texts that 1.5 leaves unbounded, and they are kept. */
    private static Object toHandler(Object message, MessageKind kind) {
        String action = action(wire(), message).name();
        ObjectNode payload = wire().encode(message, Strictness.OFF);
        Differences.to16(action + kind.suffix(), payload);
        return handlers()
                .decode(handlers().action(action).orElseThrow(), kind, payload, Strictness.OFF)
                .message();
    }

    private static Object toWire(Object message, MessageKind kind) {
        String name = action(handlers(), message).name();
        Action<?, ?> action = wire().action(name)
                .orElseThrow(() -> new NotRepresentableException(name + " is no action of OCPP 1.5"));
        ObjectNode payload = handlers().encode(message, Strictness.REJECT);
        Differences.to15(name + kind.suffix(), payload);
        try {
            return wire().decode(action, kind, payload, Strictness.REJECT).message();
        } catch (InvalidMessageException cannotBeSaid) {
            throw new NotRepresentableException("OCPP 1.5 cannot say this: " + cannotBeSaid.getMessage());
        }
    }

    private static Action<?, ?> action(MessageCodec codec, Object message) {
        return codec.action(message.getClass())
                .orElseThrow(
                        () -> new NotRepresentableException(message.getClass().getName() + " is no message of OCPP "
                                + codec.version().name()));
    }
}
