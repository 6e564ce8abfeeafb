package org.ocpp4j.soap.internal.xml;

import java.math.BigDecimal;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.ocpp4j.core.error.NotRepresentableException;
import tools.jackson.databind.JsonNode;

/**
 * Writes the tree of a message as XML, elements in the order of the layout. Values that XML cannot represent are
 * refused by name.
 */
final class BodyWriter {
    private static final int MOST_DIGITS = 400;

    private final XMLStreamWriter xml;
    private final String prefix;

    /**
     * @param prefix the prefix of the namespace, with its colon
     */
    BodyWriter(XMLStreamWriter xml, String prefix) {
        this.xml = xml;
        this.prefix = prefix;
    }

    void write(String element, Layout layout, JsonNode value, String pointer) throws XMLStreamException {
        if (layout instanceof Layout.Text text) {
            start(element);
            XmlText.write(xml, text(text, value, pointer), pointer);
        } else if (!value.isObject()) {
            throw new NotRepresentableException(pointer + " is no object, so that it cannot be said in SOAP");
        } else if (layout instanceof Layout.Attributed attributed) {
            attributed(element, attributed, value, pointer);
        } else {
            start(element);
            sequence((Layout.Sequence) layout, value, pointer);
        }
        xml.writeEndElement();
    }

    private void start(String element) throws XMLStreamException {
        xml.writeStartElement(prefix + element); // with a namespace, the JDK would intern its name for each element
    }

    private void attributed(String element, Layout.Attributed layout, JsonNode value, String pointer)
            throws XMLStreamException {
        start(element);
        int written = 0;
        for (Layout.Member attribute : layout.attributes()) {
            JsonNode member = value.get(attribute.name());
            if (member != null) {
                written++;
            }
            if (member != null && !member.isNull()) {
                String place = pointer + "/" + attribute.name();
                String text = text((Layout.Text) attribute.value(), member, place);
                xml.writeAttribute(attribute.element(), XmlText.checked(text, place));
            }
        }
        JsonNode text = value.get(layout.text().name());
        if (text != null) {
            written++;
            String place = pointer + "/" + layout.text().name();
            XmlText.write(xml, text((Layout.Text) layout.text().value(), text, place), place);
        }
        refuseOthers(value, written, pointer, layout.attributes().size() + 1);
    }

    private void sequence(Layout.Sequence layout, JsonNode value, String pointer) throws XMLStreamException {
        int written = 0;
        for (Layout.Member member : layout.members()) {
            JsonNode content = value.get(member.name());
            if (content != null) {
                written++;
                member(member, content, pointer + "/" + member.name());
            }
        }
        if (written < value.size()) {
            for (Map.Entry<String, JsonNode> each : value.properties()) {
                if (layout.members().stream().noneMatch(member -> member.name().equals(each.getKey()))) {
                    throw new NotRepresentableException(pointer + "/" + each.getKey() + " has no place in SOAP");
                }
            }
        }
    }

    private void member(Layout.Member member, JsonNode content, String pointer) throws XMLStreamException {
        if (content.isNull()) {
            return;
        }
        if (!member.repeated()) {
            write(member.element(), member.value(), content, pointer);
            return;
        }
        if (!content.isArray()) {
            throw new NotRepresentableException(pointer + " is no array, so that it cannot be said in SOAP");
        }
        if (content.size() < member.least()) {
            throw new NotRepresentableException(pointer + " needs at least " + member.least() + " entry in SOAP");
        }
        int index = 0;
        for (JsonNode entry : content) {
            write(member.element(), member.value(), entry, pointer + "/" + index++);
        }
    }

    private static void refuseOthers(JsonNode value, int written, String pointer, int most) {
        if (written < value.size()) {
            throw new NotRepresentableException(
                    pointer + " has members besides those " + most + " that have a place in SOAP");
        }
    }

    private static String text(Layout.Text layout, JsonNode value, String pointer) {
        if (value.isContainer() || value.isNull()) {
            throw new NotRepresentableException(pointer + " is no plain value, so that it cannot be said in SOAP");
        }
        if (value.isNumber()) {
            return number(layout, value, pointer);
        }
        String text = value.asString();
        // JSON has an old spelling of this unit; SOAP never had it.
        return text.equals(LayoutCompiler.JSON_ONLY) && layout.name().equals("UnitOfMeasure") ? "Celsius" : text;
    }

    private static String number(Layout.Text layout, JsonNode value, String pointer) {
        if (layout.simple() == Layout.Simple.INTEGER && !value.canConvertToInt()) {
            throw new NotRepresentableException(pointer + " does not fit into 32 bits, which is the most in SOAP");
        }
        BigDecimal number = value.decimalValue();
        if (Math.abs((long) number.scale()) + number.precision() > MOST_DIGITS) {
            throw new NotRepresentableException(pointer + " has more than " + MOST_DIGITS + " digits");
        }
        return number.toPlainString();
    }
}
