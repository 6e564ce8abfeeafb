package org.ocpp4j.server.backend.builtin;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.ocpp4j.core.Handler;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.Interceptor;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.message.Request;
import org.ocpp4j.core.message.Response;
import org.ocpp4j.core.v16.AuthorizationStatus;
import org.ocpp4j.core.v16.AuthorizeRequest;
import org.ocpp4j.core.v16.AuthorizeResponse;
import org.ocpp4j.core.v16.BootNotificationRequest;
import org.ocpp4j.core.v16.DataTransferRequest;
import org.ocpp4j.core.v16.DiagnosticsStatusNotificationRequest;
import org.ocpp4j.core.v16.FirmwareStatusNotificationRequest;
import org.ocpp4j.core.v16.HeartbeatRequest;
import org.ocpp4j.core.v16.HeartbeatResponse;
import org.ocpp4j.core.v16.IdTagInfo;
import org.ocpp4j.core.v16.LogStatusNotificationRequest;
import org.ocpp4j.core.v16.MeterValuesRequest;
import org.ocpp4j.core.v16.RegistrationStatus;
import org.ocpp4j.core.v16.SecurityEventNotificationRequest;
import org.ocpp4j.core.v16.SignCertificateRequest;
import org.ocpp4j.core.v16.SignedFirmwareStatusNotificationRequest;
import org.ocpp4j.core.v16.StartTransactionRequest;
import org.ocpp4j.core.v16.StatusNotificationRequest;
import org.ocpp4j.core.v16.StopTransactionRequest;
import org.ocpp4j.server.backend.BackendSettings;
import org.ocpp4j.server.backend.RetryLater;
import org.ocpp4j.server.backend.StationBackend;
import org.ocpp4j.server.bound.Bounds;
import org.ocpp4j.server.certificate.CertificateQueue;
import org.ocpp4j.server.certificate.Certificates;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.database.DatabaseUnavailableException;
import org.ocpp4j.server.idtag.IdTags;
import org.ocpp4j.server.reservation.ReservationStore;
import org.ocpp4j.server.securityevent.SecurityEvents;
import org.ocpp4j.server.station.Connectors;
import org.ocpp4j.server.station.Maintenance;
import org.ocpp4j.server.station.Registrations;
import org.ocpp4j.server.station.StationStore;
import org.ocpp4j.server.station.Storage;
import org.ocpp4j.server.station.UnknownStations;
import org.ocpp4j.server.straymessage.StrayMessages;
import org.ocpp4j.server.transaction.MeterValues;
import org.ocpp4j.server.transaction.TransactionStarts;
import org.ocpp4j.server.transaction.TransactionStops;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Answers stations from the database. The changes of a message are committed before it is answered, together with their
 * events; when the database is not available, the answer is a CALLERROR, and the station sends the call again. Written
 * for OCPP 1.6, it serves 1.5 through the dialect.
 *
 * <p>Thread-safe. Handlers block the engine's handler threads. Only {@link StationStore} caches data in memory, so
 * several backends may use one database.
 */
public final class BuiltinBackend implements StationBackend {
    private static final Logger LOG = LoggerFactory.getLogger(BuiltinBackend.class);

    private final Storage storage;
    private final BackendHooks hooks;
    private final IdTags idTags;
    private final Registrations registrations;
    private final TransactionStarts starts;
    private final TransactionStops stops;
    private final MeterValues meterValues;
    private final Connectors connectors;
    private final Maintenance maintenance;
    private final SecurityEvents securityEvents;
    private final Certificates certificates;

    /**
     * A backend.
     *
     * @param database where the data are
     * @param stations the stations; the door should {@link StationStore#load} each when it connects
     * @param bounds how much data of stations is kept
     * @param settings values for the answers; read for each message, so they may change
     * @param unknown how the BootNotification of an unregistered station is answered; read each time as well
     * @param clock the source of the time, for stations as well
     * @param hooks the extensions by an application
     */
    public BuiltinBackend(
            Database database,
            StationStore stations,
            Bounds bounds,
            Supplier<BackendSettings> settings,
            Supplier<UnknownStations> unknown,
            Clock clock,
            BackendHooks hooks) {
        this(database, stations, bounds, settings, unknown, clock, hooks, randomNumbers());
    }

    BuiltinBackend(
            Database database,
            StationStore stations,
            Bounds bounds,
            Supplier<BackendSettings> settings,
            Supplier<UnknownStations> unknown,
            Clock clock,
            BackendHooks hooks,
            IntSupplier transactionIds) {
        this.storage = new Storage(database, stations, bounds, clock);
        this.hooks = hooks;
        StrayMessages strays = new StrayMessages(bounds, clock);
        this.idTags = new IdTags(storage, settings);
        this.registrations = new Registrations(storage, strays, settings, unknown);
        this.meterValues = new MeterValues(storage, strays);
        this.starts = new TransactionStarts(
                storage, strays, idTags, new ReservationStore(database, clock), settings, transactionIds);
        this.stops = new TransactionStops(storage, strays, idTags, meterValues, settings);
        this.connectors = new Connectors(storage, strays);
        this.maintenance = new Maintenance(storage, strays);
        this.securityEvents = new SecurityEvents(storage, strays);
        this.certificates = new Certificates(new CertificateQueue(storage, strays), hooks.signer(), hooks.delivery());
    }

    /** Unpredictable positive numbers of 31 bits. */
    private static IntSupplier randomNumbers() {
        SecureRandom random = new SecureRandom();
        return () -> 1 + random.nextInt(Integer.MAX_VALUE);
    }

    @Override
    public Handlers<Station> handlers() {
        return Handlers.ofCentralSystem()
                .on(HeartbeatRequest.class, (station, beat) -> new HeartbeatResponse(storage.now()))
                .on(BootNotificationRequest.class, stored(registrations::boot))
                .on(StatusNotificationRequest.class, stored(connectors::status))
                .on(AuthorizeRequest.class, stored(this::authorize))
                .on(StartTransactionRequest.class, stored(starts::start))
                .on(MeterValuesRequest.class, stored(meterValues::measured))
                .on(StopTransactionRequest.class, stored(stops::stop))
                .on(DataTransferRequest.class, stored(hooks.dataTransfer()::answer))
                .on(DiagnosticsStatusNotificationRequest.class, stored(maintenance::diagnostics))
                .on(FirmwareStatusNotificationRequest.class, stored(maintenance::firmware))
                .on(SignedFirmwareStatusNotificationRequest.class, stored(maintenance::signedFirmware))
                .on(LogStatusNotificationRequest.class, stored(maintenance::log))
                .on(SecurityEventNotificationRequest.class, stored(securityEvents::happened))
                .on(SignCertificateRequest.class, stored(certificates::requested))
                .afterReply(SignCertificateRequest.class, (station, request, response) -> certificates.sign())
                .afterReply(BootNotificationRequest.class, (station, request, response) -> {
                    if (response.status().equals(RegistrationStatus.ACCEPTED)) {
                        certificates.deliver(station.identity());
                    }
                });
    }

    /** By the registration of the station in the database. */
    @Override
    public Interceptor gate() {
        return new BootGate(registrations);
    }

    /** Certificates to be signed or delivered. */
    @Override
    public void resume() {
        certificates.sign();
        certificates.deliver(null);
    }

    private AuthorizeResponse authorize(Station station, AuthorizeRequest request) {
        IdTagInfo info = storage.database().read((Handle handle) -> idTags.toCharge(handle, request.idTag()));
        Level level = info.status().equals(AuthorizationStatus.ACCEPTED) ? Level.DEBUG : Level.INFO;
        LOG.atLevel(level).log("{} asks for an idTag: {}", station.identity(), info.status());
        return new AuthorizeResponse(info);
    }

    /** Makes the station send the call again when the database is unavailable, and reveals nothing about it. */
    private static <Q extends Request<R>, R extends Response> Handler<Station, Q, R> stored(
            Handler<Station, Q, R> handler) {
        return (station, request) -> {
            try {
                return handler.handle(station, request);
            } catch (DatabaseUnavailableException unavailable) {
                throw RetryLater.because(
                        unavailable, station.identity(), request.getClass().getSimpleName());
            }
        };
    }

    /** Ends the work on certificates; the database stays open. */
    @Override
    public void close() {
        certificates.close();
    }
}
