package org.ocpp4j.soap.internal.xml;

import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.ocpp4j.core.version.MessageKind;

/**
 * Writes the description of a service (WSDL 1.1, bound to SOAP 1.2, document style), from the layouts. The names match
 * the official descriptions, so that code generated from either is the same.
 */
public final class Wsdl {
    private static final String POLICY = "ServicePolicy";
    private static final String HEADER = "Header";
    private static final String HEADER_PART = "ChargeBoxIdentity";

    private final SoapVersion version;
    private final Service service;
    private final Markup xml;

    private Wsdl(SoapVersion version, Service service) throws XMLStreamException {
        this.version = version;
        this.service = service;
        this.xml = new Markup(namespaces(version.namespace(service)));
    }

    /**
     * Describes a service.
     *
     * @param version the version of OCPP
     * @param service the service
     * @param address where it is served, an absolute URL
     * @return the document in UTF-8, as a new array
     */
    public static byte[] of(SoapVersion version, Service service, String address) {
        try {
            return new Wsdl(version, service).write(address);
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("Memory takes every document", impossible);
        }
    }

    private static Map<String, String> namespaces(String own) {
        Map<String, String> namespaces = new LinkedHashMap<>();
        namespaces.put("wsdl", "http://schemas.xmlsoap.org/wsdl/");
        namespaces.put("soap12", "http://schemas.xmlsoap.org/wsdl/soap12/");
        namespaces.put("xs", "http://www.w3.org/2001/XMLSchema");
        namespaces.put("wsaw", "http://www.w3.org/2006/05/addressing/wsdl");
        namespaces.put("wsp", "http://schemas.xmlsoap.org/ws/2004/09/policy");
        namespaces.put("wsu", "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd");
        namespaces.put("tns", own);
        return namespaces;
    }

    private byte[] write(String address) throws XMLStreamException {
        xml.start("wsdl:definitions", "targetNamespace", version.namespace(service));
        xml.start("wsp:Policy", "wsu:Id", POLICY).start("wsp:ExactlyOne").start("wsp:All");
        xml.start("wsaw:UsingAddressing").end().end().end().end();
        xml.start("wsdl:types");
        new SchemaSection(xml).write(version, service);
        xml.end();
        messages();
        portType();
        binding();
        xml.start("wsdl:service", "name", service.title());
        xml.start("wsdl:port", "name", service.title() + "Soap12", "binding", "tns:" + service.title() + "Soap");
        xml.start("soap12:address", "location", address).end();
        return xml.end().end().end().bytes();
    }

    private void messages() throws XMLStreamException {
        message(HEADER, HEADER_PART, Names.IDENTITY);
        for (Operation operation : version.operations(service)) {
            message(operation.action() + "Input", "parameters", operation.element(MessageKind.REQUEST));
            message(operation.action() + "Output", "parameters", operation.element(MessageKind.RESPONSE));
        }
    }

    private void message(String name, String part, String element) throws XMLStreamException {
        xml.start("wsdl:message", "name", name)
                .start("wsdl:part", "name", part, "element", "tns:" + element)
                .end()
                .end();
    }

    private void portType() throws XMLStreamException {
        xml.start("wsdl:portType", "name", service.title());
        for (Operation operation : version.operations(service)) {
            xml.start("wsdl:operation", "name", operation.action());
            message("wsdl:input", operation.action() + "Input", operation, MessageKind.REQUEST);
            message("wsdl:output", operation.action() + "Output", operation, MessageKind.RESPONSE);
            xml.end();
        }
        xml.end();
    }

    private void message(String direction, String message, Operation operation, MessageKind kind)
            throws XMLStreamException {
        xml.start(direction, "message", "tns:" + message, "wsaw:Action", operation.wsaAction(kind))
                .end();
    }

    private void binding() throws XMLStreamException {
        xml.start("wsdl:binding", "name", service.title() + "Soap", "type", "tns:" + service.title());
        xml.start("wsp:PolicyReference", "URI", "#" + POLICY).end();
        xml.start("soap12:binding", "transport", "http://schemas.xmlsoap.org/soap/http")
                .end();
        for (Operation operation : version.operations(service)) {
            xml.start("wsdl:operation", "name", operation.action());
            xml.start("soap12:operation", "soapAction", operation.wsaAction(MessageKind.REQUEST), "style", "document")
                    .end();
            xml.start("wsdl:input");
            xml.start("soap12:header", "message", "tns:" + HEADER, "part", HEADER_PART, "use", "literal")
                    .end();
            xml.start("soap12:body", "use", "literal").end().end();
            xml.start("wsdl:output")
                    .start("soap12:body", "use", "literal")
                    .end()
                    .end();
            xml.end();
        }
        xml.end();
    }
}
