package org.ocpp4j.soap.internal.xml;

import java.io.StringReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Opens untrusted XML: no document types, hence no custom entities, no files and no network; depth, names and
 * attributes are bounded. Always uses the parser of the JDK, regardless of the class path, since other parsers have
 * other names for the limits or none.
 */
final class Xml {
    /** No message of OCPP has ten levels, its envelope included. */
    static final int DEEPEST = 32;

    private static final String LIMIT = "http://www.oracle.com/xml/jaxp/properties/";
    private static final XMLInputFactory FACTORY = factory();

    private Xml() {}

    /** Opens a document; the reader is before the first event. The factory of the JDK may be used by many threads. */
    static XMLStreamReader open(String document) throws XMLStreamException {
        return FACTORY.createXMLStreamReader(new StringReader(document));
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(LIMIT + "maxElementDepth", Integer.toString(DEEPEST));
        factory.setProperty(LIMIT + "elementAttributeLimit", "64");
        return factory;
    }

    /** Goes to the next start or end of an element, or the end of the document; text on the way must be blank. */
    static int nextTag(XMLStreamReader xml) throws XMLStreamException, FaultException {
        while (true) {
            int event = xml.next();
            switch (event) {
                case XMLStreamConstants.START_ELEMENT,
                        XMLStreamConstants.END_ELEMENT,
                        XMLStreamConstants.END_DOCUMENT -> {
                    return event;
                }
                case XMLStreamConstants.DTD ->
                    throw new FaultException(Fault.protocolError("A document type declaration is not allowed"));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (!xml.isWhiteSpace()) {
                        throw new FaultException(
                                Fault.protocolError("Text stands where an element is expected" + place(xml)));
                    }
                }
                default -> {
                    // comments, processing instructions and the like
                }
            }
        }
    }

    /** Skips the element that has just started, with its content. */
    static void skip(XMLStreamReader xml) throws XMLStreamException {
        for (int depth = 1; depth > 0; ) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
    }

    /** The text of the element that has just begun, without blanks around it; elements within it are skipped. */
    static String text(XMLStreamReader xml) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        while (true) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                skip(xml);
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                return text.toString().strip();
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text.append(xml.getText());
            }
        }
    }

    /** The position of the reader, for people. */
    static String place(XMLStreamReader xml) {
        return " in line " + xml.getLocation().getLineNumber() + ", column "
                + xml.getLocation().getColumnNumber();
    }
}
