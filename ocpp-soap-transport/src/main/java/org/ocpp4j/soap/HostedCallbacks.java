package org.ocpp4j.soap;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.ocpp4j.core.transport.BasicCredentials;
import org.ocpp4j.core.transport.InboundCalls;
import org.ocpp4j.soap.internal.xml.Fault;
import org.ocpp4j.soap.internal.xml.Service;
import org.ocpp4j.soap.internal.xml.SoapVersion;

/**
 * The address at which stations can be called (OCPP-S 1.6, section 5), for an existing web server: give it to {@link
 * SoapClientTransport.Builder#callbacks}, and pass it each request that it {@link #serves}. It may serve any number of
 * stations, distinguished by the identity in each request; a call to any other identity is answered with the fault
 * IdentityMismatch. Thread-safe.
 */
public final class HostedCallbacks implements SoapService {
    /** Calls are small; the largest is a local list. */
    private static final int LARGEST_BODY = 1 << 20;

    private final Supplier<URI> address;
    private final ServedPath path;
    private final Optional<BasicCredentials> required;
    private final Map<String, SoapSession> stations = new ConcurrentHashMap<>();
    private final SoapDoor door;

    /**
     * Creates an address without authentication.
     *
     * @param address the address for the central system; every path below its path is served
     * @param onRefused called for requests that reached no station; must not block
     */
    public HostedCallbacks(URI address, Consumer<RefusedRequest> onRefused) {
        this(() -> address, address.getRawPath(), Optional.empty(), onRefused);
    }

    /**
     * Creates an address that requires credentials.
     *
     * @param address the address for the central system; every path below its path is served
     * @param required the credentials of basic authentication
     * @param onRefused called for requests that reached no station; must not block
     */
    public HostedCallbacks(URI address, BasicCredentials required, Consumer<RefusedRequest> onRefused) {
        this(() -> address, address.getRawPath(), Optional.of(required), onRefused);
    }

    /** Creates an address whose port is not known yet. */
    HostedCallbacks(
            Supplier<URI> address,
            String path,
            Optional<BasicCredentials> required,
            Consumer<RefusedRequest> onRefused) {
        this.address = address;
        this.path = new ServedPath(path);
        this.required = required;
        this.door = new SoapDoor(Service.CHARGE_POINT, new Stations(), LARGEST_BODY, onRefused);
    }

    /** The address for the central system. */
    URI address() {
        return address.get();
    }

    /** Adds a station; returns false if this identity is already present. */
    boolean add(String identity, SoapSession session) {
        return stations.putIfAbsent(identity, session) == null;
    }

    /** Removes a station. */
    void remove(String identity, SoapSession session) {
        stations.remove(identity, session);
    }

    @Override
    public boolean serves(String requested) {
        return path.includes(requested);
    }

    @Override
    public int largestBody() {
        return LARGEST_BODY;
    }

    @Override
    public SoapResponse tooLarge(SoapRequest request) {
        return door.tooLarge(request);
    }

    @Override
    public CompletionStage<SoapResponse> handle(SoapRequest request) {
        return door.handle(request);
    }

    private final class Stations implements SessionFinder {
        @Override
        public URI address() {
            return address.get();
        }

        @Override
        public List<SoapVersion> versions() {
            return SoapVersion.ALL;
        }

        @Override
        public CompletionStage<InboundCalls> find(ParsedRequest visit) {
            if (!admits(visit.request())) {
                String reason = "Basic authentication is required, or was wrong";
                return CompletableFuture.failedFuture(new RefusedException(401, Fault.securityError(reason), reason));
            }
            SoapSession station = stations.get(visit.identity());
            if (station == null) {
                Fault fault = Fault.identityMismatch("No station " + visit.identity() + " is here");
                return CompletableFuture.failedFuture(new RefusedException(Fault.STATUS, fault, fault.reason()));
            }
            SoapVersion spoken = station.exchange().version();
            if (!spoken.equals(visit.call().version())) {
                Fault fault = Fault.notSupported("The station speaks " + spoken);
                return CompletableFuture.failedFuture(new RefusedException(Fault.STATUS, fault, fault.reason()));
            }
            return station.opened();
        }

        private boolean admits(SoapRequest request) {
            return required.isEmpty()
                    || request.header("authorization")
                            .flatMap(BasicCredentials::parse)
                            .filter(required.get()::matches)
                            .isPresent();
        }
    }
}
