package org.ocpp4j.server.station;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A station as the table {@code station} has it. Components without a value are null.
 *
 * @param identity its identity
 * @param account the customer that its path named last
 * @param description a free text of operators
 * @param registered whether an operator registered it; false if it connected without being registered
 * @param bootPolicy how its BootNotification is to be answered; null for the default of the settings
 * @param validation how strictly its messages are checked; null for the default of the settings
 * @param pings whether it is sent pings
 * @param passwordHash the hash of its password; null for none
 * @param pendingPasswordHash the hashes of passwords that were sent to the station but not yet used to log in; see
 *     {@link #pendingPasswordHashes()}
 * @param certificateRequired whether it must show a client certificate
 * @param registration how its last BootNotification was answered
 * @param boot the payload of its last BootNotification, as JSON
 * @param bootedAt when it was received
 * @param protocol JSON or SOAP, of its last connection
 * @param ocppVersion 1.5 or 1.6, of its last connection
 * @param address where its last connection came from
 * @param connectedAt when its last connection began
 * @param disconnectedAt when its last connection ended; null while it lasts
 * @param firmwareStatus its last FirmwareStatusNotification
 * @param firmwareStatusAt when it was received
 * @param diagnosticsStatus its last DiagnosticsStatusNotification
 * @param diagnosticsStatusAt when it was received
 * @param logStatus its last LogStatusNotification
 * @param logStatusAt when it was received
 * @param createdAt when it was registered or first connected
 */
public record StationRecord(
        String identity,
        @Nullable String account,
        @Nullable String description,
        boolean registered,
        @Nullable String bootPolicy,
        @Nullable String validation,
        boolean pings,
        @Nullable String passwordHash,
        @Nullable String pendingPasswordHash,
        boolean certificateRequired,
        @Nullable String registration,
        @Nullable String boot,
        @Nullable Instant bootedAt,
        @Nullable String protocol,
        @Nullable String ocppVersion,
        @Nullable String address,
        @Nullable Instant connectedAt,
        @Nullable Instant disconnectedAt,
        @Nullable String firmwareStatus,
        @Nullable Instant firmwareStatusAt,
        @Nullable String diagnosticsStatus,
        @Nullable Instant diagnosticsStatusAt,
        @Nullable String logStatus,
        @Nullable Instant logStatusAt,
        Instant createdAt) {
    /**
     * The hashes of passwords that were sent to the station, which may have any of them by now, or none.
     *
     * @return in the order of sending; empty if none is undecided
     */
    public List<String> pendingPasswordHashes() {
        return pendingPasswordHash == null ? List.of() : List.of(pendingPasswordHash.split(" "));
    }

    /** Leaves the hashes out. */
    @Override
    public String toString() {
        return "StationRecord[" + identity + (registered ? ", registered" : "") + "]";
    }
}
