package org.ocpp4j.server.admission;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.network.AddressPolicy;
import org.ocpp4j.core.server.OcppServer;
import org.ocpp4j.core.transport.Bound;
import org.ocpp4j.json.TlsFiles;
import org.ocpp4j.json.WebSocketServerTransport;
import org.ocpp4j.json.handshake.PathTemplate;
import org.ocpp4j.netty.soap.SharedPortBinding;
import org.ocpp4j.server.net.ReachableAddress;
import org.ocpp4j.server.net.SocketBudget;
import org.ocpp4j.server.net.TlsSettings;
import org.ocpp4j.soap.HostedSoap;
import org.ocpp4j.soap.SoapEnvelopes;
import org.ocpp4j.soap.SoapOptions;

/**
 * The stations' door: OCPP-J and OCPP-S on one port. Started once; {@link OcppServer#stop} closes it. Thread-safe.
 *
 * <p>Calls to stations over SOAP carry no credentials: of a station's password only the hash is known here.
 */
public final class StationDoor {
    private final StationDoorSettings settings;
    private final SocketBudget sockets;
    private final OcppServer server;
    private final ConnectionAttempts attempts;
    private final OperatorRedirect redirect;
    private final SoapEnvelopes envelopes;
    private volatile @Nullable TlsFiles tls;

    /**
     * A door that is not open yet.
     *
     * @param settings the settings of the door
     * @param server the server of the stations; its {@link StationAdmission} decides which may connect
     * @param attempts records refused attempts
     * @param redirect the redirect of requests for the operators' door
     */
    public StationDoor(
            StationDoorSettings settings, OcppServer server, ConnectionAttempts attempts, OperatorRedirect redirect) {
        this(settings, SocketBudget.of(settings.maxConnections(), 0), server, attempts, redirect, new SoapEnvelopes());
    }

    /**
     * A door that is not open yet, for handlers that need the envelopes of SOAP.
     *
     * @param settings the settings of the door
     * @param sockets how many connections there may be
     * @param server the server of the stations; its {@link StationAdmission} decides which may connect
     * @param attempts records refused attempts
     * @param redirect the redirect of requests for the operators' door
     * @param envelopes where handlers find the envelopes of stations
     */
    public StationDoor(
            StationDoorSettings settings,
            SocketBudget sockets,
            OcppServer server,
            ConnectionAttempts attempts,
            OperatorRedirect redirect,
            SoapEnvelopes envelopes) {
        this.settings = settings;
        this.sockets = sockets;
        this.server = server;
        this.attempts = attempts;
        this.redirect = redirect;
        this.envelopes = envelopes;
    }

    /**
     * Opens the door. Reads the files of certificates in the calling thread.
     *
     * @return the address for stations. Fails with {@link java.net.BindException} if the port is taken, {@link
     *     java.net.UnknownHostException} if the host has no address, {@link IOException} if a certificate cannot be
     *     used, {@link IllegalArgumentException} if a setting is not valid; the messages name the cause
     */
    public CompletionStage<StationAddresses> open() {
        SoapOptions options;
        DoorRequests requests;
        WebSocketServerTransport transport;
        try {
            options = soapOptions();
            requests = new DoorRequests(soapPath(), options.largestBody(), redirect);
            transport = transport(requests);
        } catch (IOException | IllegalArgumentException wrong) {
            return CompletableFuture.failedFuture(wrong);
        }
        return server.start(transport).thenCompose(bound -> openSoap(bound, requests, options));
    }

    private CompletionStage<StationAddresses> openSoap(Bound bound, DoorRequests requests, SoapOptions options) {
        URI json = bound.address();
        int port = json.getPort();
        boolean secure = settings.tls().isOn();
        StationAddresses addresses = new StationAddresses(
                ReachableAddress.of(secure ? "wss" : "ws", settings.host(), port, json.getPath()),
                ReachableAddress.of(secure ? "https" : "http", settings.host(), port, soapPath()));
        HostedSoap soap = new HostedSoap(addresses.soap(), options, envelopes);
        return server.start(soap).thenApply(started -> {
            requests.opened(soap);
            return addresses;
        });
    }

    /**
     * Reads the files of certificates again, in the calling thread. New connections use them; existing ones continue.
     * No effect on a door without TLS.
     *
     * @throws IOException if a file is missing or wrong; the message names it. The previous certificates stay in use
     */
    public void reloadCertificates() throws IOException {
        TlsFiles files = tls;
        if (files != null) {
            files.reload();
        }
    }

    private String soapPath() {
        String path = settings.soapPath();
        if (!path.startsWith("/") || path.length() < 2) {
            throw new IllegalArgumentException("The path of SOAP must begin with a slash and have a name: " + path);
        }
        return path;
    }

    private WebSocketServerTransport transport(DoorRequests requests) throws IOException {
        WebSocketServerTransport.Builder builder = WebSocketServerTransport.builder()
                .binding(new SharedPortBinding(requests))
                .host(settings.host())
                .port(settings.port())
                .paths(PathTemplate.of(settings.path()))
                .maxConnections(sockets.connections())
                .maxHandshakes(sockets.handshakes())
                .handshakesPerMinute(settings.handshakesPerMinute())
                .trustedProxies(settings.trustedProxies().toArray(String[]::new))
                .onRefused(attempts::refused);
        if (settings.pingInterval().isZero()) {
            builder.noPings();
        } else {
            builder.pings(settings.pingInterval(), settings.pongTimeout());
        }
        secure(builder);
        return builder.build();
    }

    private void secure(WebSocketServerTransport.Builder builder) throws IOException {
        TlsSettings files = settings.tls();
        boolean clients = files.isOn() && !files.clientAuthorities().isEmpty();
        if (settings.authentication() == StationDoorSettings.StationAuthentication.CERTIFICATE && !clients) {
            throw new IllegalArgumentException(
                    "Stations must show certificates, and the stations' door has no TLS or no client authorities");
        }
        if (files.isOn()) {
            TlsFiles read = tlsFiles(files);
            SSLParameters parameters = new SSLParameters();
            // Requested, not required: a client without one is refused with an answer, and with a remedy in the table.
            parameters.setWantClientAuth(clients);
            builder.tls(read, parameters);
            tls = read;
        }
    }

    private static TlsFiles tlsFiles(TlsSettings files) throws IOException {
        TlsFiles.Builder builder = TlsFiles.builder();
        Path certificate = Path.of(files.certificate());
        if (files.key().isEmpty()) {
            builder.keystore(certificate, files.password().toCharArray());
        } else if (files.password().isEmpty()) {
            builder.certificate(certificate, Path.of(files.key()));
        } else {
            builder.certificate(
                    certificate, Path.of(files.key()), files.password().toCharArray());
        }
        if (!files.clientAuthorities().isEmpty()) {
            builder.trusted(Path.of(files.clientAuthorities()));
        }
        return builder.build();
    }

    private SoapOptions soapOptions() {
        return SoapOptions.defaults().toBuilder()
                .mostStations(settings.maxConnections())
                .callbackPolicy(callbackPolicy())
                .onRefused(attempts::refused)
                .build();
    }

    private AddressPolicy callbackPolicy() {
        Set<String> hosts = settings.callbackHosts().stream()
                .map(host -> host.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        return switch (settings.callbacks()) {
            case PUBLIC -> AddressPolicy.publicAddresses();
            case PRIVATE -> AddressPolicy.alsoPrivateAddresses();
            case ANY -> AddressPolicy.anyAddress();
            case HOSTS -> AddressPolicy.hosts(hosts::contains);
        };
    }
}
