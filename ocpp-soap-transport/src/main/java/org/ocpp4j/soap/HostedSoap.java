package org.ocpp4j.soap;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.time.Scheduler;
import org.ocpp4j.core.transport.Acceptor;
import org.ocpp4j.core.transport.Bound;
import org.ocpp4j.core.transport.Transport;
import org.ocpp4j.soap.internal.xml.Service;

/**
 * The central system's side of OCPP-S, for a web server that runs already: give it to {@link
 * org.ocpp4j.core.server.OcppServer#start}, and hand it each request that it {@link #serves}. Both versions are spoken at one
 * address and told apart by their namespaces; {@code ?wsdl} and {@code ?wsdl=1.5} give the service descriptions.
 *
 * <p>A station is there from its first request on, as long as its lease lasts; see {@link SoapOptions}. Every request is
 * put to admission. Calls to a station go to the address that it gave last, one at a time. Thread-safe.
 */
public final class HostedSoap implements Transport, SoapService {
    private final SoapOptions options;
    private final Supplier<URI> address;
    private final ServedPath path;
    private final SoapEnvelopes envelopes;
    private final RequestsInProgress traffic = new RequestsInProgress();
    private final AtomicReference<@Nullable StationTable> stations = new AtomicReference<>();
    private volatile @Nullable SoapDoor door;

    /**
     * The endpoint of a central system.
     *
     * @param address where stations reach it, with a path such as {@code /Ocpp}; everything below the path is served
     * @param options how it behaves
     */
    public HostedSoap(URI address, SoapOptions options) {
        this(address, options, new SoapEnvelopes());
    }

    /**
     * The endpoint of a central system whose handlers want to see the envelopes.
     *
     * @param address where stations reach it, with a path such as {@code /Ocpp}; everything below the path is served
     * @param options how it behaves
     * @param envelopes where handlers find them
     */
    public HostedSoap(URI address, SoapOptions options, SoapEnvelopes envelopes) {
        this(() -> address, address.getRawPath(), options, envelopes);
    }

    /** The same for a port that is not known yet; the address is asked for once it runs. */
    HostedSoap(Supplier<URI> address, String path, SoapOptions options) {
        this(address, path, options, new SoapEnvelopes());
    }

    private HostedSoap(Supplier<URI> address, String path, SoapOptions options, SoapEnvelopes envelopes) {
        this.envelopes = envelopes;
        this.address = address;
        this.path = new ServedPath(path);
        this.options = options;
    }

    @Override
    public CompletionStage<Bound> start(Acceptor acceptor) {
        StationTable table = new StationTable(acceptor, options, address);
        if (!stations.compareAndSet(null, table)) {
            return CompletableFuture.failedFuture(new IllegalStateException("This transport is started already"));
        }
        if (table.versions().isEmpty()) {
            return CompletableFuture.failedFuture(
                    new IllegalArgumentException("None of the versions " + acceptor.versions() + " exists over SOAP"));
        }
        door = new SoapDoor(Service.CENTRAL_SYSTEM, table, options.largestBody(), options.onRefused(), envelopes);
        return CompletableFuture.completedFuture(new HostedBound(table));
    }

    @Override
    public boolean serves(String requested) {
        return path.includes(requested);
    }

    @Override
    public int largestBody() {
        return options.largestBody();
    }

    @Override
    public SoapResponse tooLarge(SoapRequest request) {
        SoapDoor open = door;
        return open == null ? unavailable() : open.tooLarge(request);
    }

    @Override
    public CompletionStage<SoapResponse> handle(SoapRequest request) {
        SoapDoor open = door;
        if (open == null || !traffic.begin()) {
            return CompletableFuture.completedFuture(unavailable());
        }
        return open.handle(request).whenComplete((response, failure) -> traffic.end());
    }

    private static SoapResponse unavailable() {
        return SoapResponse.text(503, "The central system is starting or stopping");
    }

    private final class HostedBound implements Bound {
        private final StationTable table;

        private HostedBound(StationTable table) {
            this.table = table;
        }

        @Override
        public URI address() {
            return address.get();
        }

        @Override
        public CompletionStage<Void> stop(Duration grace) {
            return traffic.stop()
                    .copy()
                    .completeOnTimeout(null, Scheduler.bounded(grace).toMillis(), TimeUnit.MILLISECONDS)
                    .thenRun(() -> table.close(CloseReason.goingAway("the endpoint stops")));
        }
    }
}
