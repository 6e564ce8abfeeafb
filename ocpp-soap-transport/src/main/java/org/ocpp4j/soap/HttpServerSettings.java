package org.ocpp4j.soap;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * What an {@link HttpSoapServer} is told. Immutable.
 *
 * @param address where to listen; port 0 for one that is free
 * @param tls asked for a context once per connection; empty for plain connections
 * @param certificates whether clients are asked for certificates
 * @param threads how many requests are read, and answers written, at a time
 * @param mostWaiting how many requests may wait for a thread; the connections of others are closed without an answer
 * @param mostExchanges how many requests may be in work, each of which holds its body; others are answered 503
 * @param deadline how long a request may take to come, and how long an answer to go
 */
record HttpServerSettings(
        InetSocketAddress address,
        Optional<Supplier<SSLContext>> tls,
        ClientCertificates certificates,
        int threads,
        int mostWaiting,
        int mostExchanges,
        Duration deadline) {

    /** Plain connections, 16 threads, 256 requests that wait, 1,000 in work, 30 s. */
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
