package org.ocpp4j.interoperability;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.xml.ws.BindingProvider;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.xml.namespace.QName;
import org.apache.cxf.feature.Feature;
import org.apache.cxf.jaxws.JaxWsProxyFactoryBean;
import org.apache.cxf.ws.addressing.AddressingProperties;
import org.apache.cxf.ws.addressing.ContextUtils;
import org.apache.cxf.ws.addressing.EndpointReferenceUtils;
import org.apache.cxf.ws.addressing.JAXWSAConstants;
import org.apache.cxf.ws.addressing.WSAddressingFeature;

/** Calls a service through generated code, with WS-Addressing. It checks what it gets against the description. */
final class CxfClient {
    private final Object port;
    private final String identity;
    private final Optional<URI> from;

    private CxfClient(Object port, String identity, Optional<URI> from) {
        this.port = port;
        this.identity = identity;
        this.from = from;
    }

    /**
     * A client of a service, which cannot be called itself.
     *
     * @param address where it is served
     * @param features what else it can do
     */
    static CxfClient of(GeneratedCode code, URI address, String identity, Feature... features) {
        JaxWsProxyFactoryBean factory = new JaxWsProxyFactoryBean();
        factory.setServiceClass(code.contract());
        factory.setWsdlURL(code.wsdl().toString());
        factory.setServiceName(new QName(code.namespace(), code.side().service()));
        factory.setEndpointName(new QName(code.namespace(), code.side().service() + "Soap12"));
        factory.setAddress(address.toString());
        factory.getFeatures().add(new WSAddressingFeature());
        factory.getFeatures().addAll(List.of(features));
        factory.setProperties(Map.of("schema-validation-enabled", "IN"));
        return new CxfClient(factory.create(), identity, Optional.empty());
    }

    /** The same, saying where it can be called. */
    CxfClient callableAt(URI own) {
        return new CxfClient(port, identity, Optional.of(own));
    }

    /**
     * Calls an operation. An answer that is no fault must refer to this request and name the action.
     *
     * @return the response
     * @throws Throwable what the generated code throws
     */
    Object call(Method operation, Object request) throws Throwable {
        String messageId = "urn:uuid:" + UUID.randomUUID();
        AddressingProperties headers = new AddressingProperties();
        headers.setMessageID(ContextUtils.getAttributedURI(messageId));
        from.ifPresent(own -> headers.setFrom(EndpointReferenceUtils.getEndpointReference(own.toString())));
        BindingProvider binding = (BindingProvider) port;
        binding.getRequestContext().put(JAXWSAConstants.CLIENT_ADDRESSING_PROPERTIES, headers);
        Object response;
        try {
            response = operation.invoke(port, request, identity);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
        assertThat(binding.getResponseContext().get(JAXWSAConstants.ADDRESSING_PROPERTIES_INBOUND))
                .isInstanceOfSatisfying(AddressingProperties.class, answer -> {
                    assertThat(answer.getRelatesTo().getValue()).isEqualTo(messageId);
                    assertThat(answer.getAction().getValue())
                            .isEqualTo("/" + GeneratedCode.action(operation) + "Response");
                });
        return response;
    }
}
