package org.ocpp4j.soap.official;

import static org.ocpp4j.soap.internal.xml.Dom.child;
import static org.ocpp4j.soap.internal.xml.Dom.children;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ocpp4j.soap.internal.xml.Dom;
import org.ocpp4j.soap.internal.xml.WsdlTypes;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/** What a service description says, apart from its order, its prefixes and its address; made to compare two of them. */
final class WsdlOutline {
    private static final String ADDRESSING = "http://www.w3.org/2006/05/addressing/wsdl";
    private static final String UTILITY =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";

    private final Element root;
    private final String namespace;
    private final Map<String, Element> messages = new HashMap<>();
    private final Map<String, String> said = new TreeMap<>();

    private WsdlOutline(Element root) {
        this.root = root;
        this.namespace = root.getAttribute("targetNamespace");
        children(root, "message").forEach(message -> messages.put(message.getAttribute("name"), message));
    }

    static Map<String, String> of(byte[] wsdl) {
        WsdlOutline outline = new WsdlOutline(Dom.read(wsdl));
        outline.read();
        outline.said.putAll(SchemaOutline.of(WsdlTypes.element(outline.root)));
        return outline.said;
    }

    /** The operations of which an outline speaks. */
    static List<String> operations(Map<String, String> outline) {
        return outline.keySet().stream()
                .filter(path -> path.startsWith("operation ") && path.endsWith("/input"))
                .map(path -> path.substring("operation ".length(), path.indexOf('/')))
                .toList();
    }

    private void read() {
        said.put("namespace of the description", namespace);
        Element portType = child(root, "portType");
        said.put("portType", portType.getAttribute("name"));
        for (Element operation : children(portType, "operation")) {
            String path = "operation " + operation.getAttribute("name");
            said.put(path, names(children(operation)));
            for (Element direction : children(operation)) {
                said.put(path + "/" + direction.getLocalName(), message(direction.getAttribute("message")));
                said.put(
                        path + "/" + direction.getLocalName() + " wsaw:Action",
                        direction.getAttributeNS(ADDRESSING, "Action"));
            }
        }
        binding(child(root, "binding"));
        Element service = child(root, "service");
        Element port = child(service, "port");
        said.put("service", service.getAttribute("name"));
        said.put("port", port.getAttribute("name") + " is bound to " + own(port, port.getAttribute("binding")));
        said.put("kind of address", child(port, "address").getNamespaceURI());
    }

    private void binding(Element binding) {
        String of = own(binding, binding.getAttribute("type"));
        said.put("binding", binding.getAttribute("name") + " of " + of);
        said.put("binding to", facts(child(binding, "binding")));
        String policy = child(binding, "PolicyReference").getAttribute("URI");
        Element stated = child(root, "Policy");
        said.put("policy", stated.getAttributeNS(UTILITY, "Id") + " is referred to as " + policy);
        said.put("policy states", stated(stated));
        for (Element operation : children(binding, "operation")) {
            String path = "binding of " + operation.getAttribute("name");
            said.put(path, facts(child(operation, "operation")));
            for (Element direction : children(operation, "input", "output", "fault")) {
                for (Element part : children(direction)) {
                    String message = part.hasAttribute("message") ? message(part.getAttribute("message")) : "";
                    said.put(path + "/" + direction.getLocalName() + "/" + part.getLocalName(), facts(part) + message);
                }
            }
        }
    }

    private String stated(Element element) {
        StringBuilder names = new StringBuilder(element.getNamespaceURI() + " " + element.getLocalName());
        children(element).forEach(child -> names.append(" / ").append(stated(child)));
        return names.toString();
    }

    private String message(String qualified) {
        String name = own(root, qualified);
        Element message = messages.get(name);
        if (message == null) {
            throw new IllegalStateException("There is no message " + qualified);
        }
        StringBuilder parts = new StringBuilder(name);
        for (Element part : children(message)) {
            parts.append(" has ").append(part.getAttribute("name")).append(" which is ");
            parts.append(own(part, part.getAttribute("element")));
        }
        return parts.toString();
    }

    /** The local part of a name that must be in the namespace of the description. */
    private String own(Element place, String qualified) {
        int colon = qualified.indexOf(':');
        if (!namespace.equals(place.lookupNamespaceURI(qualified.substring(0, colon)))) {
            throw new IllegalStateException(qualified + " is a foreign name");
        }
        return qualified.substring(colon + 1);
    }

    /** Its name and its attributes. */
    private static String facts(Element element) {
        Map<String, String> attributes = new TreeMap<>();
        for (int index = 0; index < element.getAttributes().getLength(); index++) {
            Attr attribute = (Attr) element.getAttributes().item(index);
            attributes.put(attribute.getName(), local(attribute.getValue(), attribute.getName()));
        }
        return element.getNamespaceURI() + " " + element.getLocalName() + attributes;
    }

    /** Prefixes may differ. */
    private static String local(String value, String attribute) {
        return attribute.equals("message") ? value.substring(value.indexOf(':') + 1) : value;
    }

    private static String names(List<Element> elements) {
        return elements.stream().map(Element::getLocalName).sorted().toList().toString();
    }
}
