package org.ocpp4j.soap;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * The settings of an {@link HttpSoapServer}. Immutable.
 *
 * @param address the address to listen on; port 0 for a free port
 * @param tls called for a context once per connection; empty for plain connections
 * @param certificates whether the server requests certificates of clients
 * @param threads how many requests are read, and answers written, at a time
 * @param mostWaiting how many requests may wait for a thread; the connections of others are closed without an answer
 * @param mostExchanges how many requests may be in progress, each of which holds its body; more are answered with 503
 * @param deadline how long it may take to receive a request, and how long to send an answer
 */
record HttpServerSettings(
        InetSocketAddress address,
        Optional<Supplier<SSLContext>> tls,
        ClientCertificates certificates,
        int threads,
        int mostWaiting,
        int mostExchanges,
        Duration deadline) {

    /** Plain connections, 16 threads, 256 waiting requests, 1,000 in progress, 30 s. */
    static HttpServerSettings of(InetSocketAddress address) {
        return new HttpServerSettings(
                address, Optional.empty(), ClientCertificates.NONE, 16, 256, 1_000, Duration.ofSeconds(30));
    }

    HttpServerSettings withTls(Supplier<SSLContext> contexts, ClientCertificates wanted) {
        return new HttpServerSettings(
                address, Optional.of(contexts), wanted, threads, mostWaiting, mostExchanges, deadline);
    }

    HttpServerSettings withThreads(int count, int waiting, int exchanges) {
        return new HttpServerSettings(address, tls, certificates, count, waiting, exchanges, deadline);
    }

    HttpServerSettings withDeadline(Duration time) {
        return new HttpServerSettings(address, tls, certificates, threads, mostWaiting, mostExchanges, time);
    }
}
