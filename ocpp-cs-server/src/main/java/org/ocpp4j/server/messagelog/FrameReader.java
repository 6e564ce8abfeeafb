package org.ocpp4j.server.messagelog;

import java.util.List;
import org.ocpp4j.core.transport.Handshake.Protocol;
import org.ocpp4j.server.secret.Secrets;

/** Reads frames of either protocol and masks their secrets. Keeps nothing; thread-safe. */
final class FrameReader {
    private final JsonFrameReader json;
    private final XmlFrameReader xml;

    /** Masks the values of these configuration keys, too. */
    FrameReader(List<String> secretKeys) {
        Secrets secrets = new Secrets(secretKeys);
        this.json = new JsonFrameReader(secrets);
        this.xml = new XmlFrameReader(secrets);
    }

    FrameContent read(Protocol protocol, String text) {
        return protocol == Protocol.SOAP ? xml.read(text) : json.read(text);
    }
}
