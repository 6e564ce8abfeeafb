package org.ocpp4j.interoperability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javax.xml.namespace.QName;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.jaxws.JaxWsServerFactoryBean;
import org.apache.cxf.phase.PhaseInterceptorChain;
import org.apache.cxf.ws.addressing.AddressingProperties;
import org.apache.cxf.ws.addressing.ContextUtils;
import org.apache.cxf.ws.addressing.WSAddressingFeature;
import org.jspecify.annotations.Nullable;

/**
 * Serves a generated contract, with WS-Addressing. It checks what it gets against the description, answers with a fault
 * if the headers are wrong, reads what is compressed, and compresses its answers if the caller can read that.
 */
final class CxfServer implements AutoCloseable {
    /** Answers a request; called by threads of the server. */
    @FunctionalInterface
    interface Service {
        Object answer(Method operation, Object request, String identity);
    }

    private final Server server;
    private final URI address;
    private final AtomicReference<@Nullable URI> caller;

    private CxfServer(Server server, URI address, AtomicReference<@Nullable URI> caller) {
        this.server = server;
        this.address = address;
        this.caller = caller;
    }

    static CxfServer start(GeneratedCode code, Service service) {
        URI address = URI.create(
                "http://127.0.0.1:" + freePort() + "/cxf/" + code.side().service());
        AtomicReference<@Nullable URI> caller = new AtomicReference<>();
        Object implementation = Proxy.newProxyInstance(
                code.contract().getClassLoader(), new Class<?>[] {code.contract()}, (proxy, method, arguments) -> {
                    if (method.getDeclaringClass() == Object.class) {
                        return method.invoke(service, arguments);
                    }
                    AddressingProperties headers =
                            ContextUtils.retrieveMAPs(PhaseInterceptorChain.getCurrentMessage(), false, false);
                    assertThat(headers.getAction().getValue()).isEqualTo("/" + GeneratedCode.action(method));
                    assertThat(headers.getTo().getValue()).isEqualTo(address.toString());
                    assertThat(headers.getMessageID().getValue()).startsWith("urn:uuid:");
                    caller.set(URI.create(headers.getFrom().getAddress().getValue()));
                    return service.answer(method, arguments[0], (String) arguments[1]);
                });
        JaxWsServerFactoryBean factory = new JaxWsServerFactoryBean();
        factory.setServiceClass(code.contract());
        factory.setServiceBean(implementation);
        factory.setWsdlURL(code.wsdl().toString());
        factory.setServiceName(new QName(code.namespace(), code.side().service()));
        factory.setEndpointName(new QName(code.namespace(), code.side().service() + "Soap12"));
        factory.setAddress(address.toString());
        factory.getFeatures().addAll(List.of(new WSAddressingFeature(), Compression.wherePossible()));
        factory.setProperties(Map.of("schema-validation-enabled", "IN"));
        return new CxfServer(factory.create(), address, caller);
    }

    /** Where it is served. */
    URI address() {
        return address;
    }

    /** Where the last caller said that it can be called. */
    URI caller() {
        return Objects.requireNonNull(caller.get(), "Nobody has called");
    }

    @Override
    public void close() {
        server.destroy();
    }

    /** One that was free a moment ago. */
    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}
