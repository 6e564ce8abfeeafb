package org.ocpp4j.server.admission;

import org.jspecify.annotations.Nullable;
import org.ocpp4j.json.handshake.PathTemplate;
import org.ocpp4j.json.handshake.RefusalCause;
import org.ocpp4j.server.net.UrlText;

/** Instructions for the operator so that a refused client gets in, in plain words. Immutable. */
final class Remedies {
    private final PathTemplate paths;

    Remedies(PathTemplate paths) {
        this.paths = paths;
    }

    String of(@Nullable String identity, int status, @Nullable RefusalCause cause, String reason) {
        return AdmissionRefusal.of(reason)
                .map(AdmissionRefusal::remedy)
                .orElseGet(() -> ofTransport(status, cause))
                .replace("{identity}", identity == null ? "{identity}" : UrlText.inPath(identity));
    }

    private String ofTransport(int status, @Nullable RefusalCause cause) {
        return switch (status) {
            case 0 ->
                "The connection broke. Look at the network and at proxies between; with TLS, at the certificates that"
                        + " each side trusts.";
            case 101 -> "The station must offer sub-protocol ocpp1.6 or ocpp1.5 (Sec-WebSocket-Protocol).";
            case 401 -> "Set the password again, here and in the station.";
            case 404 ->
                "The path must be " + paths + " with the station's identity, or that of SOAP. Correct the address"
                        + " in the station.";
            case 408 ->
                "The station or the network is too slow, or it speaks something else; with TLS on one side only,"
                        + " correct ws:// or wss:// in the station.";
            case 413 -> "The station sends messages that are too large.";
            case 415 -> "The station must send SOAP 1.2 (application/soap+xml).";
            case 426 -> "The station must speak version 13 of WebSocket; its firmware may be too old.";
            case 429 ->
                cause == RefusalCause.HANDSHAKE_RATE
                        ? "Too many handshakes: let the station wait longer between attempts. Where many stations share an"
                                + " address, raise the handshakes per minute in the settings."
                        : "Raise the number of connections in the settings.";
            case 500 -> "The reason says what is wrong with the SOAP message; its sender must be corrected.";
            case 503 -> "Nothing to do: the station comes again by itself.";
            default ->
                "Correct the address in the station, and look at proxies between: what came is no request of a"
                        + " station.";
        };
    }
}
