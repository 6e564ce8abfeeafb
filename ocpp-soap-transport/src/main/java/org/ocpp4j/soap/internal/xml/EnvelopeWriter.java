package org.ocpp4j.soap.internal.xml;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.error.NotRepresentableException;
import org.ocpp4j.core.version.MessageKind;
import tools.jackson.databind.JsonNode;

/** Writes SOAP 1.2 envelopes of one service in one version. Used by one thread, once. */
public final class EnvelopeWriter {
    /** The factory of the JDK may be used by many threads. */
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    private final String namespace;
    private final StringWriter document = new StringWriter(1024);
    private final XMLStreamWriter xml;

    private EnvelopeWriter(String namespace) throws XMLStreamException {
        this.namespace = namespace;
        document.append(DECLARATION);
        this.xml = FACTORY.createXMLStreamWriter(document);
    }

    /**
     * Writes a request or a result.
     *
     * @throws NotRepresentableException if XML cannot represent the payload; the exception names the place
     */
    public static String message(
            SoapVersion version,
            Service service,
            Operation operation,
            MessageKind kind,
            Addressing addressing,
            JsonNode payload) {
        return write(
                version.namespace(service),
                addressing,
                writer -> new BodyWriter(writer.xml, "o:")
                        .write(operation.element(kind), operation.layout(kind), payload, ""));
    }

    /** Writes a fault; characters that XML does not allow become question marks. */
    public static String fault(SoapVersion version, Service service, Addressing addressing, Fault fault) {
        Addressing headers = new Addressing(
                null, Names.FAULT_ACTION, addressing.messageId(), addressing.relatesTo(), addressing.from(), null);
        return write(version.namespace(service), headers, writer -> writer.fault(fault));
    }

    @FunctionalInterface
    private interface Part {
        void write(EnvelopeWriter writer) throws XMLStreamException;
    }

    private static String write(String namespace, Addressing addressing, Part body) {
        try {
            EnvelopeWriter writer = new EnvelopeWriter(namespace);
            writer.envelope(addressing, body);
            return writer.document.toString();
        } catch (XMLStreamException unwritable) {
            NotRepresentableException refused =
                    new NotRepresentableException("The message cannot be written as XML: " + unwritable.getMessage());
            refused.initCause(unwritable);
            throw refused;
        }
    }

    private void envelope(Addressing addressing, Part body) throws XMLStreamException {
        xml.writeStartElement("s", "Envelope", Names.SOAP);
        xml.writeNamespace("s", Names.SOAP);
        xml.writeNamespace("a", Names.ADDRESSING);
        xml.writeNamespace("o", namespace);
        xml.writeStartElement("s", "Header", Names.SOAP);
        headers(addressing);
        xml.writeEndElement();
        xml.writeStartElement("s", "Body", Names.SOAP);
        body.write(this);
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndDocument();
        xml.close();
    }

    private void headers(Addressing addressing) throws XMLStreamException {
        if (addressing.identity() != null) {
            header("o", Names.IDENTITY, namespace, addressing.identity(), true);
        }
        header("a", "Action", Names.ADDRESSING, addressing.action(), true);
        header("a", "MessageID", Names.ADDRESSING, addressing.messageId(), false);
        header("a", "RelatesTo", Names.ADDRESSING, addressing.relatesTo(), false);
        reference("From", addressing.from());
        if (addressing.identity() != null) { // a request
            reference("ReplyTo", Names.ANONYMOUS);
        }
        header("a", "To", Names.ADDRESSING, addressing.to() == null ? Names.ANONYMOUS : addressing.to(), false);
    }

    private void header(String prefix, String name, String uri, @Nullable String value, boolean must)
            throws XMLStreamException {
        if (value != null) {
            xml.writeStartElement(prefix, name, uri);
            if (must) {
                xml.writeAttribute("s", Names.SOAP, "mustUnderstand", "true");
            }
            XmlText.write(xml, value, "The header " + name);
            xml.writeEndElement();
        }
    }

    private void reference(String name, @Nullable String address) throws XMLStreamException {
        if (address != null) {
            xml.writeStartElement("a", name, Names.ADDRESSING);
            header("a", "Address", Names.ADDRESSING, address, false);
            xml.writeEndElement();
        }
    }

    private void fault(Fault fault) throws XMLStreamException {
        xml.writeStartElement("s", "Fault", Names.SOAP);
        xml.writeStartElement("s", "Code", Names.SOAP);
        element("Value", "s:" + fault.code().wireName());
        if (fault.subcode() != null) {
            xml.writeStartElement("s", "Subcode", Names.SOAP);
            element("Value", "o:" + fault.subcode());
            xml.writeEndElement();
        }
        xml.writeEndElement();
        xml.writeStartElement("s", "Reason", Names.SOAP);
        xml.writeStartElement("s", "Text", Names.SOAP);
        xml.writeAttribute("xml", Names.XML, "lang", "en");
        xml.writeCharacters(XmlText.readable(fault.reason()));
        xml.writeEndElement();
        xml.writeEndElement();
        if (fault.detail() != null) {
            xml.writeStartElement("s", "Detail", Names.SOAP);
            xml.writeStartElement("d", "details", Names.DETAILS);
            xml.writeNamespace("d", Names.DETAILS);
            xml.writeCharacters(XmlText.readable(fault.detail()));
            xml.writeEndElement();
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private void element(String name, String text) throws XMLStreamException {
        xml.writeStartElement("s", name, Names.SOAP);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
