package org.ocpp4j.server.admission;

import java.util.Arrays;
import java.util.Optional;
import org.ocpp4j.core.transport.Decision;

/** Why admission refuses a station, and what to do about it. The reason is the key to the remedy. */
enum AdmissionRefusal {
    IDENTITY(
            Decision.Refusal.UNKNOWN_STATION,
            "its identity or account has control characters, or more than 255 characters",
            "Enter another identity in the station, or another account in its path."),
    UNREGISTERED(
            Decision.Refusal.UNKNOWN_STATION,
            "nobody registered this station",
            "Register it: PUT /api/v1/stations/{identity}. Or let unknown stations in by the settings."),
    TOO_MANY_UNREGISTERED(
            Decision.Refusal.UNKNOWN_STATION,
            "nobody registered this station, and as many unregistered ones are known as may be",
            "Register it: PUT /api/v1/stations/{identity}. Or delete those that are gone, DELETE /api/v1/stations, or raise"
                    + " bounds.unregistered-stations in the settings."),
    NO_PASSWORD(
            Decision.Refusal.UNAUTHORIZED,
            "it gave no password",
            "Enter its password in the station (AuthorizationKey), or take it away here:"
                    + " DELETE /api/v1/stations/{identity}/password."),
    NO_BASIC_CREDENTIALS(
            Decision.Refusal.UNAUTHORIZED,
            "its Authorization header is no basic authentication",
            "The station must send basic authentication: user = identity, password = AuthorizationKey."),
    WRONG_USER(
            Decision.Refusal.UNAUTHORIZED,
            "its user name is not its identity",
            "Enter the identity as user name in the station, exactly as it is in the path or in chargeBoxIdentity."),
    WRONG_PASSWORD(
            Decision.Refusal.UNAUTHORIZED,
            "its password is wrong",
            "Set the password again, here: PUT /api/v1/stations/{identity}/password {\"password\":\"...\"}, and in the station."),
    NO_PASSWORD_SET(
            Decision.Refusal.UNAUTHORIZED,
            "it has no password here, and the settings want one of every station",
            "Set one, here: PUT /api/v1/stations/{identity}/password {\"password\":\"...\"}, and in the station."),
    NO_CERTIFICATE(
            Decision.Refusal.UNAUTHORIZED,
            "it showed no client certificate",
            "Install a certificate in the station that the client authorities of the settings have signed, and let it"
                    + " connect with TLS. Or do without: PATCH /api/v1/stations/{identity} {\"certificateRequired\":false}."),
    OTHER_CERTIFICATE(
            Decision.Refusal.FORBIDDEN,
            "its client certificate is that of another station",
            "The certificate's common name, or one of its DNS names, must be the identity."),
    BUSY(
            Decision.Refusal.TOO_MANY,
            "too many stations connect at once",
            "Nothing to do: the station comes again by itself."),
    DRAINING(
            Decision.Refusal.UNAVAILABLE,
            "this server takes no stations: it is being drained",
            "Nothing to do at the station, which comes again by itself. A drained server takes stations again after SIGHUP."),
    UNAVAILABLE(
            Decision.Refusal.UNAVAILABLE,
            "this side could not look the station up",
            "Nothing to do at the station, which comes again by itself. The server's log says what is wrong here.");

    private final Decision.Refusal answer;
    private final String reason;
    private final String remedy;

    AdmissionRefusal(Decision.Refusal answer, String reason, String remedy) {
        this.answer = answer;
        this.reason = reason;
        this.remedy = remedy;
    }

    Decision decision() {
        return Decision.refuse(answer, reason);
    }

    /** The remedy, where {@code {identity}} stands for the station. */
    String remedy() {
        return remedy;
    }

    /** The refusal that has a reason, if it is one of these. */
    static Optional<AdmissionRefusal> of(String reason) {
        return Arrays.stream(values())
                .filter(refusal -> refusal.reason.equals(reason))
                .findFirst();
    }
}
