package org.ocpp4j.server.station;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A station as the table {@code station} has it. Null where nobody has said anything.
 *
 * @param identity its identity
 * @param account the customer that its path named last
 * @param description what operators say of it
 * @param registered whether an operator registered it, rather than that it came by itself
 * @param bootPolicy how its BootNotification is to be answered; null: as the settings say
 * @param validation how strictly its messages are checked; null: as the settings say
 * @param pings whether it is sent pings
 * @param passwordHash what its password is compared with; null: it has none
 * @param pendingPasswordHash the same of passwords that were sent to the station, which has not logged in with one yet;
 *     see {@link #pendingPasswordHashes()}
 * @param certificateRequired whether it must show a client certificate
 * @param registration how its last BootNotification was answered
 * @param boot the payload of its last BootNotification, as JSON
 * @param bootedAt when that came
 * @param protocol JSON or SOAP, of its last connection
 * @param ocppVersion 1.5 or 1.6, of its last connection
 * @param address where its last connection came from
 * @param connectedAt when its last connection began
 * @param disconnectedAt when its last connection ended; null while it lasts
 * @param firmwareStatus its last FirmwareStatusNotification
 * @param firmwareStatusAt when that came
 * @param diagnosticsStatus its last DiagnosticsStatusNotification
 * @param diagnosticsStatusAt when that came
 * @param logStatus its last LogStatusNotification
 * @param logStatusAt when that came
 * @param createdAt when it was registered or first came
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
