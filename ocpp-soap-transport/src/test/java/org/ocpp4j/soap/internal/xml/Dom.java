package org.ocpp4j.soap.internal.xml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Documents as trees, for tests. */
public final class Dom {
    private Dom() {}

    /** The root of a document. */
    public static Element read(byte[] document) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(document))
                    .getDocumentElement();
        } catch (SAXException | IOException | ParserConfigurationException unreadable) {
            throw new IllegalStateException("Not a document", unreadable);
        }
    }

    /** The child elements of these local names, or all if none is given. */
    public static List<Element> children(Element parent, String... names) {
        List<Element> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element
                    && (names.length == 0 || List.of(names).contains(element.getLocalName()))) {
                children.add(element);
            }
        }
        return children;
    }

    /** The only child element of this local name. */
    public static Element child(Element parent, String name) {
        List<Element> children = children(parent, name);
        if (children.size() != 1) {
            throw new IllegalStateException(children.size() + " elements " + name + " in " + parent.getNodeName());
        }
        return children.get(0);
    }
}
