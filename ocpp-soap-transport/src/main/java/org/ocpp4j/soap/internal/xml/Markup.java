package org.ocpp4j.soap.internal.xml;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes a document of elements and attributes for people to read, one element to a line. Used by one thread, once. */
final class Markup {
    /** The factory of the JDK may be used by many threads. */
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final ByteArrayOutputStream document = new ByteArrayOutputStream(65_536);
    private final Map<String, String> namespaces;
    private final XMLStreamWriter xml;
    private int depth;
    private boolean childless;

    /**
     * @param namespaces the namespace of each prefix; the root declares them all
     */
    Markup(Map<String, String> namespaces) throws XMLStreamException {
        this.namespaces = namespaces;
        this.xml = FACTORY.createXMLStreamWriter(document, "UTF-8");
        xml.writeStartDocument("UTF-8", "1.0");
    }

    /**
     * Begins an element.
     *
     * @param name its name with its prefix
     * @param attributes names and values by turns
     */
    Markup start(String name, String... attributes) throws XMLStreamException {
        line();
        xml.writeStartElement(prefix(name), local(name), namespace(name));
        if (depth == 0) {
            for (Map.Entry<String, String> each : namespaces.entrySet()) {
                xml.writeNamespace(each.getKey(), each.getValue());
            }
        }
        for (int index = 0; index < attributes.length; index += 2) {
            attribute(attributes[index], attributes[index + 1]);
        }
        depth++;
        childless = true;
        return this;
    }

    /** Adds an attribute to the element that has just begun. */
    Markup attribute(String name, String value) throws XMLStreamException {
        if (name.indexOf(':') < 0) {
            xml.writeAttribute(name, value);
        } else {
            xml.writeAttribute(prefix(name), namespace(name), local(name), value);
        }
        return this;
    }

    /** Ends the element that began last. */
    Markup end() throws XMLStreamException {
        depth--;
        if (!childless) {
            line();
        }
        xml.writeEndElement();
        childless = false;
        return this;
    }

    /** Ends the document. */
    byte[] bytes() throws XMLStreamException {
        xml.writeEndDocument();
        xml.close();
        return document.toByteArray();
    }

    private void line() throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }

    private String namespace(String name) {
        String namespace = namespaces.get(prefix(name));
        if (namespace == null) {
            throw new IllegalArgumentException("No namespace is known for " + name);
        }
        return namespace;
    }

    private static String prefix(String name) {
        return name.substring(0, name.indexOf(':'));
    }

    private static String local(String name) {
        return name.substring(name.indexOf(':') + 1);
    }
}
