package org.ocpp4j.soap.internal.xml;

import java.util.HashMap;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** The XML Schema within a service description, which judges the body of a message. */
public final class WsdlTypes {
    private WsdlTypes() {}

    /**
     * Compiles the schema.
     *
     * @param wsdl a service description, ours or an official one
     * @return what judges the elements in the body of a message; safe for use by many threads
     */
    public static Schema of(byte[] wsdl) {
        Element schema = element(Dom.read(wsdl));
        inherited(schema).forEach((name, uri) -> schema.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, name, uri));
        try {
            return SchemaFactory.newDefaultInstance().newSchema(new DOMSource(schema));
        } catch (SAXException wrong) {
            throw new IllegalStateException("The types do not compile", wrong);
        }
    }

    /** The schema as an element of its description. */
    public static Element element(Element wsdl) {
        return Dom.child(Dom.child(wsdl, "types"), "schema");
    }

    /** Prefixes that are declared further out; the compiler of schemas would not look there. */
    private static Map<String, String> inherited(Element schema) {
        Map<String, String> declared = new HashMap<>();
        for (Node node = schema; node instanceof Element element; node = node.getParentNode()) {
            NamedNodeMap attributes = element.getAttributes();
            for (int index = 0; index < attributes.getLength(); index++) {
                Node attribute = attributes.item(index);
                if (XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI())) {
                    declared.putIfAbsent(attribute.getNodeName(), attribute.getNodeValue());
                }
            }
        }
        return declared;
    }
}
