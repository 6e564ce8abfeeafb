package org.ocpp4j.soap.internal.xml;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.version.MessageKind;
import tools.jackson.databind.JsonNode;

/**
 * Reads one SOAP 1.2 envelope. Used by one thread, once; the headers that it has read are available even if it fails.
 */
public final class EnvelopeReader {
    private static final int LONGEST_QUOTE = 300;

    private final String document;
    private @Nullable HeaderReader headers;
    private @Nullable SoapVersion version;

    public EnvelopeReader(String document) {
        this.document = document;
    }

    /** The headers as far as they were read. */
    public Addressing addressing() {
        HeaderReader read = headers;
        return read == null ? new Addressing(null, null, null, null, null, null) : read.addressing();
    }

    /** The version of a request, as soon as it is known. */
    public @Nullable SoapVersion version() {
        return version;
    }

    /** Reads a request to a service. */
    public Call call(Service service) throws FaultException {
        return read(xml -> {
            SoapVersion spoken = versionOf(service, xml.getNamespaceURI());
            version = spoken;
            Operation operation = operation(spoken, service, xml.getLocalName());
            return new Call(spoken, operation, body(xml, spoken, service, operation.request()));
        });
    }

    /** Reads the answer to an operation of a service. */
    public Answer answer(SoapVersion spoken, Service service, Operation operation) throws FaultException {
        return read(xml -> {
            if (Names.SOAP.equals(xml.getNamespaceURI()) && xml.getLocalName().equals("Fault")) {
                return new Answer.Failure(FaultReader.read(xml));
            }
            String expected = operation.element(MessageKind.RESPONSE);
            if (!spoken.isNamespace(service, xml.getNamespaceURI())
                    || !xml.getLocalName().equals(expected)) {
                throw protocolError("The body holds " + name(xml) + " instead of " + expected);
            }
            return new Answer.Result(body(xml, spoken, service, operation.response()));
        });
    }

    @FunctionalInterface
    private interface BodyOf<T> {
        T read(XMLStreamReader xml) throws XMLStreamException, FaultException;
    }

    private <T> T read(BodyOf<T> body) throws FaultException {
        try {
            XMLStreamReader xml = Xml.open(document);
            if ("1.1".equals(xml.getVersion())) { // it has characters that an answer could not repeat
                throw protocolError("The document is XML 1.1; send XML 1.0");
            }
            Xml.nextTag(xml);
            requireEnvelope(xml);
            Xml.nextTag(xml);
            if (isSoap(xml, "Header")) {
                headers = new HeaderReader(xml);
                headers.read();
                Xml.nextTag(xml);
            }
            if (!isSoap(xml, "Body")) {
                throw protocolError("The envelope has no body");
            }
            if (Xml.nextTag(xml) != XMLStreamConstants.START_ELEMENT) {
                throw protocolError("The body is empty");
            }
            T content = body.read(xml);
            if (Xml.nextTag(xml) != XMLStreamConstants.END_ELEMENT) {
                throw protocolError("The body holds more than one element");
            }
            while (xml.hasNext()) {
                xml.next(); // is the rest well-formed?
            }
            return content;
        } catch (XMLStreamException malformed) {
            throw protocolError("The XML cannot be read: " + words(malformed));
        }
    }

    private static void requireEnvelope(XMLStreamReader xml) throws FaultException {
        if (!isSoap(xml, "Envelope")) {
            boolean old = Names.SOAP_1_1.equals(xml.getNamespaceURI());
            throw new FaultException(new Fault(
                    Fault.Code.VERSION_MISMATCH,
                    null,
                    "OCPP speaks SOAP 1.2, and this is " + (old ? "SOAP 1.1" : name(xml)),
                    null));
        }
    }

    private static boolean isSoap(XMLStreamReader xml, String name) {
        return xml.getEventType() == XMLStreamConstants.START_ELEMENT
                && Names.SOAP.equals(xml.getNamespaceURI())
                && xml.getLocalName().equals(name);
    }

    private static SoapVersion versionOf(Service service, @Nullable String namespace) throws FaultException {
        for (SoapVersion candidate : SoapVersion.ALL) {
            if (candidate.isNamespace(service, namespace)) {
                return candidate;
            }
        }
        throw protocolError("The namespace " + namespace + " is none of the " + service.title()
                + "; expected one of "
                + SoapVersion.ALL.stream().map(each -> each.namespace(service)).toList());
    }

    private static Operation operation(SoapVersion version, Service service, String element) throws FaultException {
        return version.operationOf(service, element)
                .orElseThrow(() -> new FaultException(
                        Fault.notSupported(element + " is no operation of the " + service.title() + " of " + version)));
    }

    private static JsonNode body(XMLStreamReader xml, SoapVersion version, Service service, Layout layout)
            throws XMLStreamException {
        return new BodyReader(xml, namespace -> version.isNamespace(service, namespace)).read(layout);
    }

    private static String name(XMLStreamReader xml) {
        return xml.getEventType() == XMLStreamConstants.START_ELEMENT
                ? "{" + xml.getNamespaceURI() + "}" + xml.getLocalName()
                : "nothing";
    }

    private static FaultException protocolError(String reason) {
        return new FaultException(Fault.protocolError(reason));
    }

    /** Without the row and column before the parser's message, since they are appended later. */
    private static String words(XMLStreamException malformed) {
        String message = String.valueOf(malformed.getMessage());
        int start = message.indexOf("Message: ");
        String words = start < 0 ? message : message.substring(start + "Message: ".length());
        String place = malformed.getLocation() == null
                ? ""
                : " (line " + malformed.getLocation().getLineNumber() + ", column "
                        + malformed.getLocation().getColumnNumber() + ")";
        return (words.length() > LONGEST_QUOTE ? words.substring(0, LONGEST_QUOTE) + "..." : words) + place;
    }
}
