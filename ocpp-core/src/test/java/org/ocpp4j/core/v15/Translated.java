package org.ocpp4j.core.v15;

import org.ocpp4j.core.codec.MessageCodec;
import org.ocpp4j.core.codec.Texts;
import org.ocpp4j.core.message.Request;
import org.ocpp4j.core.message.Response;
import org.ocpp4j.core.v16.Ocpp16;
import org.ocpp4j.core.validation.Strictness;
import org.ocpp4j.core.version.Action;
import org.ocpp4j.core.version.Dialect;
import org.ocpp4j.core.version.MessageKind;
import org.ocpp4j.core.version.OcppVersion;

/** Translations from text to text, in the names of {@code ActionRequest} or {@code ActionResponse}; single quotes for double. */
final class Translated {
    private static final Dialect DIALECT = Ocpp15.VERSION.dialect().orElseThrow();

    private Translated() {}

    /** What a handler sees of text that a 1.5 peer sent, even if it breaks the rules. */
    static String toHandler(String message, String text) {
        Object seen = toHandler(read(Ocpp15.VERSION, message, text));
        return write(Ocpp16.VERSION, seen);
    }

    /** What a 1.5 peer gets of a 1.6 message. */
    static String toWire(String message, String text) {
        return write(Ocpp15.VERSION, toWire(read(Ocpp16.VERSION, message, text)));
    }

    static Object toHandler(Object wire) {
        return wire instanceof Request<?> request ? DIALECT.toHandler(request) : DIALECT.toHandler((Response) wire);
    }

    static Object toWire(Object message) {
        return message instanceof Request<?> request ? DIALECT.toWire(request) : DIALECT.toWire((Response) message);
    }

    private static Object read(OcppVersion version, String message, String text) {
        MessageCodec codec = MessageCodec.of(version);
        MessageKind kind = message.endsWith("Request") ? MessageKind.REQUEST : MessageKind.RESPONSE;
        Action<?, ?> action = codec.action(
                        message.substring(0, message.length() - kind.suffix().length()))
                .orElseThrow();
        return codec.decode(action, kind, Texts.json(text), Strictness.OFF).message();
    }

    private static String write(OcppVersion version, Object message) {
        return Texts.text(MessageCodec.of(version).encode(message, Strictness.OFF))
                .replace('"', '\'');
    }
}
