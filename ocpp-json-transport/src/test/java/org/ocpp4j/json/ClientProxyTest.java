package org.ocpp4j.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.client.OcppClient;
import org.ocpp4j.core.v16.DataTransferRequest;

/** Stations behind an HTTP proxy. */
class ClientProxyTest {
    private final ServerFixture door = new ServerFixture();
    private ConnectProxy proxy;

    @BeforeEach
    void start() throws Exception {
        proxy = new ConnectProxy(null);
        door.echo();
    }

    @AfterEach
    void stop() throws Exception {
        proxy.close();
        door.close();
    }

    private static CentralSystem connect(WebSocketClientTransport.Builder transport) {
        return Await.result(
                OcppClient.builder("CP-1", Handlers.ofStation()).build().connect(transport.build()));
    }

    private WebSocketClientTransport.Builder transport(String host) {
        URI bound = door.bound().address();
        return WebSocketClientTransport.builder(
                URI.create(bound.getScheme() + "://" + host + ":" + bound.getPort() + "/ocpp"));
    }

    private static void exchange(CentralSystem central) {
        String data = "x".repeat(40_000);
        assertThat(Await.result(central.send(new DataTransferRequest("v", null, data)))
                        .data())
                .isEqualTo(data);
    }

    @Test
    void plainConnectionsAreTunnelled() {
        door.start();
        var transport = transport("nowhere.invalid").password(new byte[] {'p'}).proxy(proxy);
        exchange(connect(transport)); // the proxy resolves the name
        assertThat(proxy.asked).containsExactly(URI.create("http://nowhere.invalid:" + door.port() + "/ocpp/CP-1"));
        assertThat(proxy.requests)
                .singleElement()
                .asString()
                .startsWith("CONNECT nowhere.invalid:" + door.port() + " HTTP/1.1\r\n")
                .doesNotContain("\r\nAuthorization");
        assertThat(door.handshakes.get(0).headers().get("authorization")).isNotEmpty();
    }

    @Test
    void encryptedConnectionsAreTunnelled(@TempDir Path folder) throws Exception {
        PemCertificates pem = new PemCertificates(folder).create("it", "EC");
        Path chain = pem.file("chain.pem", pem.chain("it"));
        TlsFiles files = TlsFiles.builder()
                .certificate(chain, pem.file("key.pem", pem.pkcs8("it")))
                .trusted(chain)
                .build();
        door.transport.tls(files, new SSLParameters());
        door.start();
        exchange(connect(transport("localhost").tls(files.get()).proxy(proxy)));
        assertThat(proxy.asked).containsExactly(URI.create("https://localhost:" + door.port() + "/ocpp/CP-1"));
        assertThat(proxy.requests).singleElement().asString().startsWith("CONNECT localhost:" + door.port());
    }

    @Test
    void thePlatformDecidesUnlessToldOtherwise() {
        door.start();
        ProxySelector before = ProxySelector.getDefault();
        ProxySelector.setDefault(proxy);
        try {
            connect(transport("127.0.0.1").proxy(HttpClient.Builder.NO_PROXY));
            assertThat(proxy.requests).isEmpty();
            connect(transport("127.0.0.1"));
            assertThat(proxy.requests).hasSize(1);
        } finally {
            ProxySelector.setDefault(before);
        }
    }

    @Test
    void socksIsNotUsed() {
        door.start();
        Proxy socks = new Proxy(Proxy.Type.SOCKS, new InetSocketAddress(InetAddress.getLoopbackAddress(), 1));
        connect(transport("127.0.0.1").proxy(new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                return List.of(socks);
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
        }));
    }

    @Test
    void credentialsAreForProxiesOnly() {
        door.start();
        connect(transport("127.0.0.1").proxyCredentials("it", "secret").proxy(HttpClient.Builder.NO_PROXY));
        assertThat(door.handshakes.get(0).headers()).doesNotContainKey("proxy-authorization");
        connect(transport("127.0.0.1").proxyCredentials("it", "secret").proxy(proxy));
        assertThat(door.handshakes.get(1).headers()).doesNotContainKey("proxy-authorization");
        assertThatThrownBy(() -> transport("127.0.0.1").proxyCredentials("i:t", "secret"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
