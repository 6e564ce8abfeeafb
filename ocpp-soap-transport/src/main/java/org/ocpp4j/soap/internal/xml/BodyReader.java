package org.ocpp4j.soap.internal.xml;

import java.math.BigDecimal;
import java.util.function.Predicate;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the body of a message to the tree that JSON would give. It does not validate: unexpected content becomes an
 * unexpected member or type, and the validation of JSON payloads finds it. The order of elements is ignored.
 *
 * <p>The reader is at the start of the element when a method starts, and at its end when it returns.
 */
final class BodyReader {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /** No number of OCPP has more; the cost of reading grows with the square of the length. */
    private static final int MOST_DIGITS = 400;

    private final XMLStreamReader xml;
    private final Predicate<@Nullable String> namespace;

    /**
     * @param xml the document
     * @param namespace whether a namespace belongs to the message
     */
    BodyReader(XMLStreamReader xml, Predicate<@Nullable String> namespace) {
        this.xml = xml;
        this.namespace = namespace;
    }

    JsonNode read(Layout layout) throws XMLStreamException {
        if (Boolean.parseBoolean(xml.getAttributeValue(Names.SCHEMA_INSTANCE, "nil"))) {
            Xml.skip(xml);
            return NODES.nullNode();
        }
        if (layout instanceof Layout.Text text) {
            return text(text);
        }
        return layout instanceof Layout.Attributed attributed
                ? attributed(attributed)
                : sequence((Layout.Sequence) layout);
    }

    private JsonNode text(Layout.Text layout) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        boolean elements = false;
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
                elements = true;
                Xml.skip(xml);
            } else if (isText()) {
                text.append(xml.getText());
            }
        }
        return elements ? NODES.objectNode() : value(layout, text.toString());
    }

    private ObjectNode attributed(Layout.Attributed layout) throws XMLStreamException {
        ObjectNode object = NODES.objectNode();
        for (Layout.Member attribute : layout.attributes()) {
            String value = xml.getAttributeValue(null, attribute.element());
            if (value != null) {
                object.set(attribute.name(), value((Layout.Text) attribute.value(), value.strip()));
            }
        }
        object.set(layout.text().name(), text((Layout.Text) layout.text().value()));
        return object;
    }

    private ObjectNode sequence(Layout.Sequence layout) throws XMLStreamException {
        ObjectNode object = NODES.objectNode();
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
                member(layout, object);
            } else if (isText() && !xml.isWhiteSpace()) {
                object.set("text()", NODES.stringNode(xml.getText()));
            }
        }
        for (Layout.Member member : layout.members()) {
            // An empty list has no elements in XML.
            if (member.repeated() && member.required() && member.least() == 0 && object.get(member.name()) == null) {
                object.set(member.name(), NODES.arrayNode());
            }
        }
        return object;
    }

    private void member(Layout.Sequence layout, ObjectNode object) throws XMLStreamException {
        Layout.Member member = find(layout);
        if (member == null) {
            object.set(xml.getLocalName(), NODES.nullNode());
            Xml.skip(xml);
            return;
        }
        JsonNode before = object.get(member.name());
        JsonNode value = read(member.value());
        if (member.repeated()) {
            ArrayNode list = before instanceof ArrayNode begun ? begun : NODES.arrayNode();
            object.set(member.name(), list.add(value));
        } else if (before == null) {
            object.set(member.name(), value);
        } else {
            // A repeated single element becomes a list, which validation refuses.
            object.set(member.name(), NODES.arrayNode().add(before).add(value));
        }
    }

    /** Some stations send elements without a namespace; elements of another namespace are foreign. */
    private Layout.@Nullable Member find(Layout.Sequence layout) {
        String uri = xml.getNamespaceURI();
        return uri == null || uri.isEmpty() || namespace.test(uri) ? layout.member(xml.getLocalName()) : null;
    }

    private boolean isText() {
        int event = xml.getEventType();
        return event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA;
    }

    private static JsonNode value(Layout.Text layout, String text) {
        return switch (layout.simple()) {
            case TEXT -> NODES.stringNode(text);
            case ADDRESS -> NODES.stringNode(text.strip());
            case TIME -> NODES.stringNode(XmlTime.withOffset(text.strip()));
            case INTEGER -> integer(text.strip());
            case DECIMAL -> decimal(text.strip());
            case BOOLEAN -> bool(text.strip());
        };
    }

    /**
     * Text that is not a number stays text, so that validation can report it; so do numbers that do not fit into 32
     * bits.
     */
    private static JsonNode integer(String text) {
        try {
            return NODES.numberNode(Integer.parseInt(text));
        } catch (NumberFormatException notANumber) {
            return NODES.stringNode(text);
        }
    }

    private static JsonNode decimal(String text) {
        boolean exponent = text.indexOf('e') >= 0 || text.indexOf('E') >= 0; // not in XML
        if (exponent || text.length() > MOST_DIGITS) {
            return NODES.stringNode(text);
        }
        try {
            return NODES.numberNode(new BigDecimal(text));
        } catch (NumberFormatException notANumber) {
            return NODES.stringNode(text);
        }
    }

    private static JsonNode bool(String text) {
        return switch (text) {
            case "true", "1" -> NODES.booleanNode(true);
            case "false", "0" -> NODES.booleanNode(false);
            default -> NODES.stringNode(text);
        };
    }
}
