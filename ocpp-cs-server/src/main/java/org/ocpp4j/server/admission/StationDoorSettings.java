package org.ocpp4j.server.admission;

import java.time.Duration;
import java.util.List;
import org.ocpp4j.server.net.TlsSettings;
import org.ocpp4j.server.settings.limit.Between;
import org.ocpp4j.server.station.UnknownStations;

/**
 * The stations' door.
 *
 * @param host where to listen
 * @param port the port; 0 for any free one
 * @param path the paths of OCPP-J, as {@link org.ocpp4j.json.handshake.PathTemplate} has them
 * @param soapPath the path of OCPP-S; any path below it is served as well
 * @param unknown how stations that are not registered are treated
 * @param authentication how stations authenticate
 * @param callbacks where stations that speak SOAP may be called
 * @param callbackHosts the hosts that may be called, where {@code callbacks} is HOSTS
 * @param maxConnections how many stations may be connected
 * @param handshakesPerMinute how many handshakes one address may make per minute
 * @param trustedProxies addresses of trusted proxies
 * @param pingInterval how often a station is sent a ping
 * @param pongTimeout how long it may take to answer
 * @param redirects whether requests for the operators' door are redirected to it
 * @param tls certificates; {@link TlsSettings#NONE} for none
 * @param attemptsKept how many refused attempts are kept
 * @param drainTime over how long connections are closed when the server is drained
 */
public record StationDoorSettings(
        String host,
        @Between(least = "0", most = "65535") int port,
        String path,
        String soapPath,
        UnknownStations unknown,
        StationAuthentication authentication,
        Callbacks callbacks,
        List<String> callbackHosts,
        @Between(least = "1", most = "10000000") int maxConnections,
        @Between(least = "0", most = "1000000") int handshakesPerMinute,
        List<String> trustedProxies,
        @Between(least = "1s", most = "1d") Duration pingInterval,
        @Between(least = "100ms", most = "1d") Duration pongTimeout,
        boolean redirects,
        TlsSettings tls,
        @Between(least = "0", most = "10000000") int attemptsKept,
        @Between(least = "0s", most = "1h") Duration drainTime) {
    /** How stations prove who they are. */
    public enum StationAuthentication {
        /** One that has a password must give it; one that must show a certificate must do so; others need nothing. */
        WHERE_SET,
        /** Each needs a password. */
        PASSWORD,
        /** Each needs a client certificate. */
        CERTIFICATE
    }

    /** Where stations that speak SOAP may be called. */
    public enum Callbacks {
        /** At public addresses. */
        PUBLIC,
        /** At private addresses, too. */
        PRIVATE,
        /** Anywhere, this machine included. */
        ANY,
        /** At hosts that are listed. */
        HOSTS
    }

    /**
     * The same with another authentication.
     *
     * @param other how stations authenticate
     * @return settings
     */
    public StationDoorSettings withAuthentication(StationAuthentication other) {
        return new StationDoorSettings(
                host,
                port,
                path,
                soapPath,
                unknown,
                other,
                callbacks,
                callbackHosts,
                maxConnections,
                handshakesPerMinute,
                trustedProxies,
                pingInterval,
                pongTimeout,
                redirects,
                tls,
                attemptsKept,
                drainTime);
    }
}
