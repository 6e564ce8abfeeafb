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
 * The central system's side of OCPP-S, for an existing web server: give it to {@link
 * org.ocpp4j.core.server.OcppServer#start}, and pass it each request that it {@link #serves}. Both versions share one
 * address and are distinguished by their namespaces; {@code ?wsdl} and {@code ?wsdl=1.5} return the service
 * descriptions.
 *
 * <p>A station counts as connected from its first request until its lease ends; see {@link SoapOptions}. Admission
 * decides on every request. Calls to a station go to the latest address that it sent, one at a time. Thread-safe.
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
     * Creates the endpoint of a central system.
     *
     * @param address the address for stations, with a path such as {@code /Ocpp}; every path below it is served
     * @param options how it behaves
     */
    public HostedSoap(URI address, SoapOptions options) {
        this(address, options, new SoapEnvelopes());
    }

    /**
     * Creates the endpoint of a central system whose handlers use the envelopes.
     *
     * @param address the address for stations, with a path such as {@code /Ocpp}; every path below it is served
     * @param options how it behaves
     * @param envelopes provides the envelopes to handlers
     */
    public HostedSoap(URI address, SoapOptions options, SoapEnvelopes envelopes) {
        this(() -> address, address.getRawPath(), options, envelopes);
    }

    /** Creates an endpoint whose port is not known yet; the address is requested once it runs. */
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
