package org.ocpp4j.benchmarks;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Marshaller;
import jakarta.xml.bind.Unmarshaller;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.io.StringWriter;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.ocpp4j.soap.internal.xml.Service;
import org.ocpp4j.soap.internal.xml.SoapVersion;
import org.ocpp4j.soap.internal.xml.Wsdl;
import org.w3c.dom.Element;

/** The body of an envelope by JAXB over Woodstox, as Apache CXF does it: one context, an unmarshaller for each message. Woodstox is on the class path. */
final class JaxbMeterValuesCodec {
    private static final String SOAP = "http://www.w3.org/2003/05/soap-envelope";

    private final XMLInputFactory readers = XMLInputFactory.newFactory();
    private final XMLOutputFactory writers = XMLOutputFactory.newFactory();
    private final JAXBContext context;
    private final Schema schema;

    JaxbMeterValuesCodec() {
        try {
            context = JAXBContext.newInstance(JaxbMeterValues.class);
            DocumentBuilderFactory documents = DocumentBuilderFactory.newDefaultInstance();
            documents.setNamespaceAware(true);
            byte[] wsdl = Wsdl.of(SoapVersion.V16, Service.CENTRAL_SYSTEM, "http://x.example/");
            Element root = documents
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(wsdl))
                    .getDocumentElement();
            Element types = (Element) root.getElementsByTagNameNS(XMLConstants.W3C_XML_SCHEMA_NS_URI, "schema")
                    .item(0);
            for (int i = 0; i < root.getAttributes().getLength(); i++) {
                String name = root.getAttributes().item(i).getNodeName();
                if (name.startsWith("xmlns:")) { // declared further out, where the compiler does not look
                    types.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, name, root.getAttribute(name));
                }
            }
            schema = SchemaFactory.newDefaultInstance().newSchema(new DOMSource(types));
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    JaxbMeterValues read(String envelope, boolean checked) {
        try {
            XMLStreamReader xml = readers.createXMLStreamReader(new StringReader(envelope));
            do {
                xml.next();
            } while (!xml.isStartElement() || !xml.getLocalName().equals("Body"));
            xml.nextTag();
            Unmarshaller unmarshaller = context.createUnmarshaller();
            if (checked) {
                unmarshaller.setSchema(schema);
            }
            return unmarshaller.unmarshal(xml, JaxbMeterValues.class).getValue();
        } catch (XMLStreamException | JAXBException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String write(JaxbMeterValues message) {
        try {
            StringWriter document = new StringWriter(8192);
            XMLStreamWriter xml = writers.createXMLStreamWriter(document);
            xml.writeStartDocument();
            xml.writeStartElement("s", "Envelope", SOAP);
            xml.writeNamespace("s", SOAP);
            xml.writeStartElement("s", "Body", SOAP);
            Marshaller marshaller = context.createMarshaller();
            marshaller.setProperty(Marshaller.JAXB_FRAGMENT, true);
            marshaller.marshal(message, xml);
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
            return document.toString();
        } catch (XMLStreamException | JAXBException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
