package org.ocpp4j.soap.internal.xml;

import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads the headers of an envelope, in any order and with any prefix. Names of WS-Addressing are compared exactly, the
 * name of the identity ignoring case (OCPP-S 1.6, section 5), in any namespace.
 */
final class HeaderReader {
    private final XMLStreamReader xml;
    private final Map<String, String> values = new HashMap<>();
    private @Nullable String identity;
    private @Nullable String notUnderstood;

    HeaderReader(XMLStreamReader xml) {
        this.xml = xml;
    }

    /** Reads all headers; the reader is at the start of the header element, and at its end afterwards. */
    void read() throws XMLStreamException, FaultException {
        while (Xml.nextTag(xml) == XMLStreamConstants.START_ELEMENT) {
            String name = xml.getLocalName();
            if (Names.ADDRESSINGS.contains(namespace())) {
                boolean reference = name.equals("From") || name.equals("ReplyTo") || name.equals("FaultTo");
                values.put(name, reference ? address() : Xml.text(xml));
            } else if (name.equalsIgnoreCase(Names.IDENTITY)) {
                identity = Xml.text(xml);
            } else {
                foreign(name);
            }
        }
        if (notUnderstood != null) {
            throw new FaultException(new Fault(
                    Fault.Code.MUST_UNDERSTAND,
                    null,
                    "The header " + notUnderstood + " must be understood, and is not",
                    null));
        }
    }

    /** The headers that were read so far. */
    Addressing addressing() {
        return new Addressing(
                identity,
                values.get("Action"),
                values.get("MessageID"),
                values.get("RelatesTo"),
                values.get("From"),
                values.get("To"));
    }

    private String namespace() {
        String uri = xml.getNamespaceURI();
        return uri == null ? "" : uri;
    }

    private String address() throws XMLStreamException, FaultException {
        String address = "";
        while (Xml.nextTag(xml) == XMLStreamConstants.START_ELEMENT) {
            if (xml.getLocalName().equals("Address")) {
                address = Xml.text(xml);
            } else {
                Xml.skip(xml);
            }
        }
        return address;
    }

    /** A foreign header, which may require to be understood (SOAP 1.2, part 1, section 5.2.3). */
    private void foreign(String name) throws XMLStreamException {
        String must = xml.getAttributeValue(Names.SOAP, "mustUnderstand");
        String role = xml.getAttributeValue(Names.SOAP, "role");
        boolean forUs = role == null || role.endsWith("/role/next") || role.endsWith("/role/ultimateReceiver");
        if (forUs
                && must != null
                && (must.strip().equals("true") || must.strip().equals("1"))) {
            notUnderstood = "{" + namespace() + "}" + name;
        }
        Xml.skip(xml);
    }
}
