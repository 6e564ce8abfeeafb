package org.ocpp4j.core.official;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.ocpp4j.core.official.Model.Choice;
import org.ocpp4j.core.official.Model.Flag;
import org.ocpp4j.core.official.Model.Group;
import org.ocpp4j.core.official.Model.Listing;
import org.ocpp4j.core.official.Model.Member;
import org.ocpp4j.core.official.Model.Text;
import org.ocpp4j.core.official.Model.Time;
import org.ocpp4j.core.official.Model.Whole;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * Reads the XML Schema inside a service description of OCPP 1.5, and maps it to JSON as {@code ocpp-1.5-facts.md} says:
 * an element is a member, one that may repeat is an array, and the text of an element with attributes is a member named
 * {@code value} beside them.
 */
final class WsdlModel {
    private static final String XSD = "http://www.w3.org/2001/XMLSchema";

    private final Map<String, Element> types = new HashMap<>();
    private final Element schema;

    private WsdlModel(Element schema) {
        this.schema = schema;
        children(schema, "simpleType", "complexType").forEach(type -> types.put(type.getAttribute("name"), type));
    }

    /** All messages by the name of their global element in upper camel case, such as {@code HeartbeatRequest}. */
    static Map<String, Group> read(Path wsdl) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            Element root = factory.newDocumentBuilder().parse(wsdl.toFile()).getDocumentElement();
            return new WsdlModel(
                            (Element) root.getElementsByTagNameNS(XSD, "schema").item(0))
                    .messages();
        } catch (SAXException | IOException | ParserConfigurationException unreadable) {
            throw new IllegalStateException("Cannot read " + wsdl, unreadable);
        }
    }

    private Map<String, Group> messages() {
        Map<String, Group> messages = new TreeMap<>();
        for (Element element : children(schema, "element")) {
            String name = element.getAttribute("name");
            if (name.endsWith("Request") || name.endsWith("Response")) {
                String camel = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
                messages.put(camel, (Group) named(element.getAttribute("type")));
            }
        }
        return messages;
    }

    private Model named(String qualified) {
        String prefix = qualified.substring(0, qualified.indexOf(':'));
        String name = qualified.substring(prefix.length() + 1);
        if (XSD.equals(schema.lookupNamespaceURI(prefix))) {
            return switch (name) {
                case "string" -> new Text(Integer.MAX_VALUE, "");
                case "anyURI" -> new Text(Integer.MAX_VALUE, "uri");
                case "int" -> new Whole(true);
                case "boolean" -> new Flag();
                case "dateTime" -> new Time();
                default -> throw new IllegalStateException("Unknown type " + qualified);
            };
        }
        Element type = types.get(name);
        if (type == null) {
            throw new IllegalStateException("There is no type " + qualified);
        }
        return type.getLocalName().equals("simpleType") ? simple(type) : complex(type);
    }

    private Model simple(Element type) {
        Element restriction = children(type, "restriction").get(0);
        List<Element> facets = children(restriction, "enumeration", "maxLength");
        if (!(named(restriction.getAttribute("base")) instanceof Text)
                || facets.size() != children(restriction).size()) {
            throw new IllegalStateException("A restriction of another kind: " + type.getAttribute("name"));
        }
        if (facets.get(0).getLocalName().equals("maxLength")) {
            return new Text(Integer.parseInt(facets.get(0).getAttribute("value")), "");
        }
        return new Choice(
                facets.stream().map(facet -> facet.getAttribute("value")).toList());
    }

    private Group complex(Element type) {
        List<Member> members = new ArrayList<>();
        for (Element child : children(type)) {
            switch (child.getLocalName()) {
                case "annotation" -> {}
                case "sequence" -> children(child).forEach(element -> members.add(member(element)));
                case "simpleContent" ->
                    members.addAll(withAttributes(children(child, "extension").get(0)));
                default -> throw new IllegalStateException("Unknown content: " + child.getLocalName());
            }
        }
        return new Group(members);
    }

    private Member member(Element element) {
        String name = element.getAttribute("name");
        int least = element.hasAttribute("minOccurs") ? Integer.parseInt(element.getAttribute("minOccurs")) : 1;
        String most = element.hasAttribute("maxOccurs") ? element.getAttribute("maxOccurs") : "1";
        boolean hasType = element.hasAttribute("type");
        Model value = hasType
                ? named(element.getAttribute("type"))
                : complex(children(element, "complexType").get(0));
        if (most.equals("1")) {
            return new Member(List.of(name), least > 0, value);
        }
        if (!most.equals("unbounded")) {
            throw new IllegalStateException(name + " occurs at most " + most + " times");
        }
        return new Member(names(name, !hasType), least > 0, new Listing(value, least));
    }

    /** Where peers that speak JSON differ: readings A and B of meter values, and a word that 1.6 spells with a z. */
    private static List<String> names(String name, boolean hasAttributes) {
        if (hasAttributes) {
            return List.of(name + "s", name);
        }
        return name.equals("localAuthorisationList") ? List.of(name, "localAuthorizationList") : List.of(name);
    }

    private List<Member> withAttributes(Element extension) {
        List<Member> members = new ArrayList<>();
        members.add(new Member(List.of("value"), true, named(extension.getAttribute("base"))));
        for (Element attribute : children(extension)) {
            boolean required = attribute.getAttribute("use").equals("required");
            members.add(new Member(
                    List.of(attribute.getAttribute("name")), required, named(attribute.getAttribute("type"))));
        }
        return members;
    }

    /** The child elements, or those of the given names. */
    private static List<Element> children(Element parent, String... names) {
        List<Element> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element
                    && (names.length == 0 || List.of(names).contains(element.getLocalName()))) {
                children.add(element);
            }
        }
        return children;
    }
}
