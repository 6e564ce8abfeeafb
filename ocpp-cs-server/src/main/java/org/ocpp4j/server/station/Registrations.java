package org.ocpp4j.server.station;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.RegistrationGate;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.codec.MessageCodec;
import org.ocpp4j.core.v16.BootNotificationRequest;
import org.ocpp4j.core.v16.BootNotificationResponse;
import org.ocpp4j.core.v16.Ocpp16;
import org.ocpp4j.core.v16.RegistrationStatus;
import org.ocpp4j.core.validation.Strictness;
import org.ocpp4j.server.backend.BackendSettings;
import org.ocpp4j.server.database.Change;
import org.ocpp4j.server.event.Event;
import org.ocpp4j.server.event.EventType;
import org.ocpp4j.server.straymessage.StrayMessages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers BootNotification, and reports the answer to the gate. The table {@code station} keeps the answer, so it
 * outlives restarts; the {@link org.ocpp4j.server.station.StationStore} caches it in memory. Thread-safe.
 */
public final class Registrations implements RegistrationGate.Store {
    private static final Logger LOG = LoggerFactory.getLogger(Registrations.class);
    private static final int LONGEST = 1_000_000;

    private record Policy(@Nullable String bootPolicy, boolean registered) {}

    private final Storage storage;
    private final StrayMessages strays;
    private final Supplier<BackendSettings> settings;
    private final Supplier<UnknownStations> unknown;

    public Registrations(
            Storage storage,
            StrayMessages strays,
            Supplier<BackendSettings> settings,
            Supplier<UnknownStations> unknown) {
        this.storage = storage;
        this.strays = strays;
        this.settings = settings;
        this.unknown = unknown;
    }

    public BootNotificationResponse boot(Station station, BootNotificationRequest request) {
        String identity = station.identity();
        Instant now = storage.now();
        ObjectNode payload = MessageCodec.of(Ocpp16.VERSION).encode(request, Strictness.OFF);
        BootNotificationResponse response = storage.answer(station, change -> {
            storage.stations().ensure(change, identity);
            RegistrationStatus decided = decide(change, identity);
            keep(change, identity, request, payload, decided, now);
            return new BootNotificationResponse(decided, now, interval(decided).toSeconds());
        });
        storage.stations().load(identity); // what the gate looks at
        LOG.info(
                "{} booted: {} {}, {}",
                identity,
                request.chargePointVendor(),
                request.chargePointModel(),
                response.status());
        return response;
    }

    private Duration interval(RegistrationStatus status) {
        return status.equals(RegistrationStatus.ACCEPTED)
                ? settings.get().heartbeatInterval()
                : settings.get().retryInterval();
    }

    /** Keeps a BootNotification, and how another system has answered it. */
    public void record(Station station, BootNotificationRequest request, RegistrationStatus answered) {
        String identity = station.identity();
        ObjectNode payload = MessageCodec.of(Ocpp16.VERSION).encode(request, Strictness.OFF);
        storage.record(change -> {
            storage.stations().ensure(change, identity);
            keep(change, identity, request, payload, answered, storage.now());
            return answered;
        });
        storage.stations().load(identity); // what the gate looks at
        LOG.info("{} booted: {} {}, {}", identity, request.chargePointVendor(), request.chargePointModel(), answered);
    }

    private RegistrationStatus decide(Change change, String identity) {
        Policy policy = change.handle()
                .createQuery("select boot_policy, registered from station where identity = :identity")
                .bind("identity", identity)
                .map((rows, context) -> new Policy(rows.getString("boot_policy"), rows.getBoolean("registered")))
                .one();
        return decide(policy.bootPolicy(), policy.registered());
    }

    private RegistrationStatus decide(@Nullable String bootPolicy, boolean registered) {
        RegistrationStatus set = bootPolicy == null ? null : RegistrationStatus.of(bootPolicy);
        if (set != null && set.isKnown()) {
            return set;
        }
        if (registered) {
            return RegistrationStatus.ACCEPTED;
        }
        return switch (unknown.get()) {
            case ACCEPT -> RegistrationStatus.ACCEPTED;
            case PENDING -> RegistrationStatus.PENDING;
            case REFUSE -> RegistrationStatus.REJECTED;
        };
    }

    private void keep(
            Change change,
            String identity,
            BootNotificationRequest request,
            ObjectNode payload,
            RegistrationStatus status,
            Instant now) {
        String boot = payload.toString();
        if (boot.length() > LONGEST) {
            strays.keep(change, identity, request, "too long to be kept with the station");
            boot = null;
        }
        change.handle()
                .createUpdate("update station set registration = :status, boot = :boot, booted_at = :now"
                        + " where identity = :identity")
                .bind("status", status.wireName())
                .bind("boot", boot)
                .bind("now", now)
                .bind("identity", identity)
                .execute();
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("status", status.wireName());
        data.set("boot", payload);
        change.happened(new Event(EventType.BOOT, identity, now, data));
    }

    /**
     * Reads a station that came without a BootNotification since the server started. Blocks, so it is for the handlers'
     * threads.
     *
     * @throws org.ocpp4j.server.database.DatabaseUnavailableException if it cannot be read
     */
    public void meet(String identity) {
        if (!isMet(identity)) {
            storage.stations().load(identity);
        }
    }

    /** Whether a station is in memory already. */
    public boolean isMet(String identity) {
        return storage.stations().remembered(identity).isPresent();
    }

    /**
     * Reads memory only; never blocks. A station that never booted here, and would be accepted, is let through: a
     * server that was restarted or emptied must not lose charging data.
     */
    @Override
    public RegistrationGate.State get(String identity) {
        RegistrationGate.State recorded = recorded(identity);
        if (recorded != null) {
            return recorded;
        }
        StationRecord station = storage.stations().remembered(identity).orElse(null);
        RegistrationStatus expected =
                station == null ? decide(null, false) : decide(station.bootPolicy(), station.registered());
        return expected.equals(RegistrationStatus.ACCEPTED)
                ? RegistrationGate.State.ACCEPTED
                : RegistrationGate.State.UNKNOWN;
    }

    /** How its last BootNotification was answered, as it was kept; null if none was. From memory; never blocks. */
    public RegistrationGate.@Nullable State recorded(String identity) {
        StationRecord station = storage.stations().remembered(identity).orElse(null);
        String registration = station == null ? null : station.registration();
        if (registration == null) {
            return null;
        }
        return switch (registration) {
            case "Accepted" -> RegistrationGate.State.ACCEPTED;
            case "Pending" -> RegistrationGate.State.PENDING;
            default -> RegistrationGate.State.REJECTED;
        };
    }

    /**
     *  Nothing to do: the answer was committed before it was sent, and OCPP 1.5 sends Rejected where Pending is kept.
     */
    @Override
    public void put(String identity, RegistrationGate.State state) {}
}
