package org.ocpp4j.benchmarks.load;

import java.time.Instant;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.v16.AuthorizationStatus;
import org.ocpp4j.core.v16.AuthorizeRequest;
import org.ocpp4j.core.v16.AuthorizeResponse;
import org.ocpp4j.core.v16.BootNotificationRequest;
import org.ocpp4j.core.v16.BootNotificationResponse;
import org.ocpp4j.core.v16.HeartbeatRequest;
import org.ocpp4j.core.v16.HeartbeatResponse;
import org.ocpp4j.core.v16.IdTagInfo;
import org.ocpp4j.core.v16.MeterValuesRequest;
import org.ocpp4j.core.v16.MeterValuesResponse;
import org.ocpp4j.core.v16.RegistrationStatus;
import org.ocpp4j.core.v16.StatusNotificationRequest;
import org.ocpp4j.core.v16.StatusNotificationResponse;

/** What this library's servers answer: every action of {@link Mix}, at once. */
final class TypedHandlers {
    private static final AuthorizeResponse AUTHORIZED =
            new AuthorizeResponse(IdTagInfo.of(AuthorizationStatus.ACCEPTED));

    private TypedHandlers() {}

    static Handlers<Station> create() {
        return Handlers.ofCentralSystem()
                .on(HeartbeatRequest.class, (station, heartbeat) -> new HeartbeatResponse(Instant.now()))
                .on(StatusNotificationRequest.class, (station, status) -> new StatusNotificationResponse())
                .on(MeterValuesRequest.class, (station, values) -> new MeterValuesResponse())
                .on(AuthorizeRequest.class, (station, authorize) -> AUTHORIZED)
                .on(
                        BootNotificationRequest.class,
                        (station, boot) ->
                                new BootNotificationResponse(RegistrationStatus.ACCEPTED, Instant.now(), 300));
    }
}
