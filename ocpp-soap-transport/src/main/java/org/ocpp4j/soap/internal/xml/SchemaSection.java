package org.ocpp4j.soap.internal.xml;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.ocpp4j.core.version.MessageKind;

/**
 * Writes the XML Schema of a service. Types that several members share are written once, with the name of their record
 * or enumeration; text of limited length has the name that the service descriptions of OCPP 1.6 use.
 */
final class SchemaSection {
    private final Markup xml;
    private final Map<String, Layout> types = new LinkedHashMap<>();

    SchemaSection(Markup xml) {
        this.xml = xml;
    }

    void write(SoapVersion version, Service service) throws XMLStreamException {
        xml.start("xs:schema", "targetNamespace", version.namespace(service), "elementFormDefault", "qualified");
        xml.start("xs:element", "name", Names.IDENTITY, "type", "xs:string").end();
        for (Operation operation : version.operations(service)) {
            for (MessageKind kind : MessageKind.values()) {
                Layout.Sequence message = operation.layout(kind);
                collect(message);
                xml.start("xs:element", "name", operation.element(kind), "type", own(message.name()))
                        .end();
            }
        }
        for (Map.Entry<String, Layout> each : types.entrySet()) {
            if (each.getValue() instanceof Layout.Sequence sequence) {
                sequence(sequence);
            } else {
                simple(each.getKey(), (Layout.Text) each.getValue());
            }
        }
        xml.end();
    }

    private void collect(Layout.Sequence sequence) {
        note(sequence.name(), sequence);
        for (Layout.Member member : sequence.members()) {
            collect(member);
        }
    }

    private void collect(Layout.Member member) {
        if (member.value() instanceof Layout.Sequence sequence) {
            collect(sequence);
        } else if (member.value() instanceof Layout.Attributed attributed) {
            collect(attributed.text());
            attributed.attributes().forEach(this::collect);
        } else {
            Layout.Text text = (Layout.Text) member.value();
            restriction(member, text).ifPresent(name -> note(name, text));
        }
    }

    private void note(String name, Layout layout) {
        Layout before = types.putIfAbsent(name, layout);
        if (before != null && !before.equals(layout)) {
            throw new IllegalStateException("There are two types " + name);
        }
    }

    private void sequence(Layout.Sequence sequence) throws XMLStreamException {
        xml.start("xs:complexType", "name", sequence.name()).start("xs:sequence");
        for (Layout.Member member : sequence.members()) {
            xml.start("xs:element", "name", member.element());
            if (!(member.value() instanceof Layout.Attributed)) {
                xml.attribute("type", type(member));
            }
            occurrence(member);
            if (member.value() instanceof Layout.Attributed attributed) {
                attributed(attributed);
            }
            xml.end();
        }
        xml.end().end();
    }

    /** Writes the occurrence unless it is exactly one. */
    private void occurrence(Layout.Member member) throws XMLStreamException {
        int least = !member.required() ? 0 : member.repeated() ? member.least() : 1;
        if (least != 1) {
            xml.attribute("minOccurs", Integer.toString(least));
        }
        if (member.repeated()) {
            xml.attribute("maxOccurs", "unbounded");
        }
    }

    /** Without a name, so that generated code nests it in the containing type. */
    private void attributed(Layout.Attributed layout) throws XMLStreamException {
        xml.start("xs:complexType").start("xs:simpleContent").start("xs:extension", "base", type(layout.text()));
        for (Layout.Member attribute : layout.attributes()) {
            xml.start("xs:attribute", "name", attribute.element(), "type", type(attribute));
            if (attribute.required()) {
                xml.attribute("use", "required");
            }
            xml.end();
        }
        xml.end().end().end();
    }

    private void simple(String name, Layout.Text text) throws XMLStreamException {
        xml.start("xs:simpleType", "name", name).start("xs:restriction", "base", base(text));
        for (String value : text.names()) {
            facet("enumeration", value);
        }
        if (text.maxLength().isPresent()) {
            facet("maxLength", text.maxLength().get().toString());
        }
        if (text.fractionDigits().isPresent()) {
            facet("fractionDigits", text.fractionDigits().get().toString());
        }
        xml.end().end();
    }

    private void facet(String name, String value) throws XMLStreamException {
        xml.start("xs:" + name, "value", value).end();
    }

    private static String type(Layout.Member member) {
        return member.value() instanceof Layout.Text text
                ? restriction(member, text).map(SchemaSection::own).orElseGet(() -> base(text))
                : own(((Layout.Sequence) member.value()).name());
    }

    /** The name of the type that limits the text, if it is limited. */
    private static Optional<String> restriction(Layout.Member member, Layout.Text text) {
        if (!text.names().isEmpty()) {
            return Optional.of(text.name());
        }
        if (text.fractionDigits().isPresent()) {
            int digits = text.fractionDigits().get();
            return Optional.of(digits == 1 ? "DecimalOne" : "Decimal" + digits);
        }
        boolean token = member.element().toLowerCase(Locale.ROOT).endsWith("idtag");
        return text.maxLength().map(length -> token ? "IdToken" : "CiString" + length + "Type");
    }

    private static String base(Layout.Text text) {
        return switch (text.simple()) {
            case TEXT -> "xs:string";
            case ADDRESS -> "xs:anyURI";
            case INTEGER -> "xs:int";
            case DECIMAL -> "xs:decimal";
            case BOOLEAN -> "xs:boolean";
            case TIME -> "xs:dateTime";
        };
    }

    private static String own(String name) {
        return "tns:" + name;
    }
}
