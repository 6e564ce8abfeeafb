package org.ocpp4j.soap.official;

import static org.ocpp4j.soap.internal.xml.Dom.child;
import static org.ocpp4j.soap.internal.xml.Dom.children;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.w3c.dom.Element;

/**
 * What the schema of a service says of its messages: for each element and attribute, under the path that leads there,
 * how often it occurs and what it holds. The path counts the elements of a sequence, so that their order is compared.
 * Names of types are said where generated code has them, which is not so for text of a limited length.
 */
final class SchemaOutline {
    private static final String XSD = "http://www.w3.org/2001/XMLSchema";

    private final Element schema;
    private final Map<String, Element> types = new HashMap<>();
    private final Map<String, String> said = new TreeMap<>();

    private SchemaOutline(Element schema) {
        this.schema = schema;
        children(schema, "simpleType", "complexType").forEach(type -> types.put(type.getAttribute("name"), type));
    }

    static Map<String, String> of(Element schema) {
        SchemaOutline outline = new SchemaOutline(schema);
        outline.said.put("targetNamespace", schema.getAttribute("targetNamespace"));
        outline.said.put("elementFormDefault", schema.getAttribute("elementFormDefault"));
        outline.said.put("attributeFormDefault", schema.getAttribute("attributeFormDefault"));
        for (Element element : children(schema, "element")) {
            outline.element("element " + element.getAttribute("name"), element);
        }
        return outline.said;
    }

    private void element(String path, Element element) {
        say(path + " occurs", orOne(element, "minOccurs") + ".." + orOne(element, "maxOccurs"));
        if (element.hasAttribute("type")) {
            content(path, element.getAttribute("type"));
        } else {
            complex(path, child(element, "complexType"));
        }
    }

    /** What is of a named type. */
    private void content(String path, String qualified) {
        Element type = types.get(local(qualified));
        if (XSD.equals(schema.lookupNamespaceURI(prefix(qualified)))) {
            say(path, local(qualified));
        } else if (type == null) {
            throw new IllegalStateException("There is no type " + qualified);
        } else if (type.getLocalName().equals("simpleType")) {
            simple(path, type);
        } else {
            complex(path, type);
        }
    }

    private void simple(String path, Element type) {
        Element restriction = child(type, "restriction");
        List<Element> values = children(restriction, "enumeration");
        String base = restriction.getAttribute("base");
        if (!XSD.equals(schema.lookupNamespaceURI(prefix(base)))) {
            throw new IllegalStateException("Not made of a type of XML Schema: " + type.getAttribute("name"));
        }
        say(path, values.isEmpty() ? local(base) : local(base) + " " + type.getAttribute("name"));
        say(
                path + " facets",
                children(restriction).stream()
                        .map(facet -> facet.getLocalName() + " " + facet.getAttribute("value"))
                        .sorted()
                        .collect(Collectors.joining(", ")));
    }

    private void complex(String path, Element type) {
        say(path, "complex " + type.getAttribute("name"));
        for (Element child : children(type)) {
            switch (child.getLocalName()) {
                case "annotation" -> {}
                case "sequence" -> sequence(path, child);
                case "simpleContent" -> extension(path, child(child, "extension"));
                default -> throw new IllegalStateException("Unknown content: " + child.getLocalName());
            }
        }
    }

    private void sequence(String path, Element sequence) {
        if (sequence.hasAttribute("minOccurs") || sequence.hasAttribute("maxOccurs")) {
            throw new IllegalStateException("The sequence itself may occur otherwise than once: " + path);
        }
        int place = 0;
        for (Element element : children(sequence)) {
            element(path + "/" + ++place + " " + element.getAttribute("name"), element);
        }
    }

    private void extension(String path, Element extension) {
        content(path + "/text()", extension.getAttribute("base"));
        for (Element attribute : children(extension)) {
            String place = path + "/@" + attribute.getAttribute("name");
            boolean required = attribute.getAttribute("use").equals("required");
            say(place + " occurs", required ? "1..1" : "0..1");
            say(place + " default", attribute.getAttribute("default") + attribute.getAttribute("fixed"));
            content(place, attribute.getAttribute("type"));
        }
    }

    private void say(String path, String fact) {
        if (said.put(path, fact) != null) {
            throw new IllegalStateException("Said twice: " + path);
        }
    }

    private static String orOne(Element element, String attribute) {
        return element.hasAttribute(attribute) ? element.getAttribute(attribute) : "1";
    }

    private static String prefix(String qualified) {
        return qualified.substring(0, qualified.indexOf(':'));
    }

    private static String local(String qualified) {
        return qualified.substring(qualified.indexOf(':') + 1);
    }
}
