package org.ocpp4j.soap;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import java.security.KeyManagementException;
import java.security.SecureRandom;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/**
 * A context that calls the supplier for each TLS engine. The JDK's HTTP server keeps one context for its life and
 * creates one engine per connection, so new certificates need no restart. Thread-safe if the supplier is.
 */
final class SuppliedTls extends SSLContext {
    private SuppliedTls(Supplier<SSLContext> contexts) {
        super(new Spi(contexts), contexts.get().getProvider(), "TLS");
    }

    /**
     * Creates the TLS settings of the JDK's server.
     *
     * @param contexts called once now, and then once per connection; must not block
     * @param certificates whether to request certificates of clients
     * @return TLS 1.2 or 1.3, and the cipher suites of the JDK
     */
    static HttpsConfigurator configurator(Supplier<SSLContext> contexts, ClientCertificates certificates) {
        return new HttpsConfigurator(new SuppliedTls(contexts)) {
            @Override
            public void configure(HttpsParameters connection) {
                SSLParameters parameters = new SSLParameters();
                parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
                switch (certificates) {
                    case NONE -> parameters.setNeedClientAuth(false);
                    case WANTED -> parameters.setWantClientAuth(true);
                    case NEEDED -> parameters.setNeedClientAuth(true);
                }
                connection.setSSLParameters(parameters);
            }
        };
    }

    /** Passes all calls to the current context. */
    private static final class Spi extends SSLContextSpi {
        private final Supplier<SSLContext> contexts;

        private Spi(Supplier<SSLContext> contexts) {
            this.contexts = contexts;
        }

        @Override
        protected void engineInit(KeyManager[] keys, TrustManager[] trust, SecureRandom random)
                throws KeyManagementException {
            throw new KeyManagementException("The contexts behind this one are ready");
        }

        @Override
        protected SSLEngine engineCreateSSLEngine() {
            return contexts.get().createSSLEngine();
        }

        @Override
        protected SSLEngine engineCreateSSLEngine(String host, int port) {
            return contexts.get().createSSLEngine(); // a server does not need to know the client's address
        }

        @Override
        protected SSLSocketFactory engineGetSocketFactory() {
            return contexts.get().getSocketFactory();
        }

        @Override
        protected SSLServerSocketFactory engineGetServerSocketFactory() {
            return contexts.get().getServerSocketFactory();
        }

        @Override
        protected SSLSessionContext engineGetServerSessionContext() {
            return contexts.get().getServerSessionContext();
        }

        @Override
        protected SSLSessionContext engineGetClientSessionContext() {
            return contexts.get().getClientSessionContext();
        }
    }
}
