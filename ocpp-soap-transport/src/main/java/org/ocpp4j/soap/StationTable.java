package org.ocpp4j.soap;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.transport.Acceptor;
import org.ocpp4j.core.transport.Decision;
import org.ocpp4j.core.transport.Handshake;
import org.ocpp4j.core.transport.InboundCalls;
import org.ocpp4j.soap.internal.xml.Fault;
import org.ocpp4j.soap.internal.xml.SoapVersion;

/**
 * The connected stations of a central system and their leases. HTTP has no permanent connection that could be trusted
 * once, so the engine decides on every request.
 *
 * <p>Thread-safe: the map owns the stations. Two simultaneous first requests of a station create one session, and both
 * wait until it is open. A request in another version replaces the session.
 */
final class StationTable implements SessionFinder {
    private final Acceptor acceptor;
    private final SoapOptions options;
    private final Supplier<URI> address;
    private final Map<String, StationLease> stations = new ConcurrentHashMap<>();

    StationTable(Acceptor acceptor, SoapOptions options, Supplier<URI> address) {
        this.acceptor = acceptor;
        this.options = options;
        this.address = address;
    }

    @Override
    public URI address() {
        return address.get();
    }

    @Override
    public List<SoapVersion> versions() {
        return acceptor.versions().stream()
                .map(SoapVersion::of)
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public CompletionStage<InboundCalls> find(ParsedRequest visit) {
        SoapRequest request = visit.request();
        Handshake handshake = new Handshake(
                visit.identity(),
                visit.call().version().ocpp(),
                request.remoteAddress(),
                request.path(),
                request.headers(),
                Optional.empty(),
                request.certificates(),
                Handshake.Protocol.SOAP);
        return acceptor.accept(handshake).thenCompose(decision -> {
            admit(decision, handshake);
            return lease(visit, handshake).session().opened();
        });
    }

    private void admit(Decision decision, Handshake handshake) {
        if (decision instanceof Decision.Refuse refuse) {
            throw refusal(refuse);
        }
        if (!((Decision.Accept) decision).among(acceptor.versions()).contains(handshake.version())) {
            String reason = handshake.version() + " is not to be spoken by this station";
            throw new RefusedException(Fault.STATUS, Fault.notSupported(reason), reason);
        }
    }

    private static RefusedException refusal(Decision.Refuse refuse) {
        Fault fault = switch (refuse.refusal()) {
            case UNAUTHORIZED -> Fault.securityError("Basic authentication is required, or was wrong");
            case FORBIDDEN -> Fault.securityError("This station may not speak here");
            case UNKNOWN_STATION -> Fault.identityMismatch("Nobody knows this chargeBoxIdentity");
            case TOO_MANY -> Fault.securityError("Too many requests or stations");
            case UNAVAILABLE -> Faults.of(new IllegalStateException("The central system takes no stations now"));
        };
        int status = switch (refuse.refusal()) {
            case UNAUTHORIZED, TOO_MANY, UNAVAILABLE -> refuse.refusal().status(); // with consequences in HTTP
            case FORBIDDEN, UNKNOWN_STATION -> Fault.STATUS;
        };
        return new RefusedException(status, fault, refuse.reason());
    }

    private StationLease lease(ParsedRequest visit, Handshake handshake) {
        while (true) {
            StationLease present = stations.get(visit.identity());
            if (present != null
                    && present.version().equals(visit.call().version())
                    && !present.session().hasEnded()) {
                present.heard(visit.addressing());
                return present;
            }
            if (present == null && stations.size() >= options.mostStations()) {
                String reason = "There are " + options.mostStations() + " stations already";
                throw new RefusedException(503, Faults.of(new IllegalStateException(reason)), reason);
            }
            StationLease fresh = new StationLease(
                    visit.identity(),
                    visit.call().version(),
                    address,
                    options,
                    closed -> stations.remove(visit.identity(), closed));
            fresh.heard(visit.addressing());
            boolean first = present == null
                    ? stations.putIfAbsent(visit.identity(), fresh) == null
                    : stations.replace(visit.identity(), present, fresh);
            if (first) {
                if (present != null) {
                    present.session().close(new CloseReason(CloseReason.Kind.REPLACED, 0, "it speaks another version"));
                }
                fresh.session().open(acceptor, handshake);
                fresh.watch();
                return fresh;
            }
        }
    }

    /** Ends all sessions. */
    void close(CloseReason reason) {
        List.copyOf(stations.values()).forEach(station -> station.session().close(reason));
    }
}
