package org.ocpp4j.server.admission;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.transport.BasicCredentials;
import org.ocpp4j.core.transport.Decision;
import org.ocpp4j.core.transport.Handshake;
import org.ocpp4j.server.admission.StationDoorSettings.StationAuthentication;
import org.ocpp4j.server.net.CertificateNames;
import org.ocpp4j.server.station.PasswordChange;
import org.ocpp4j.server.station.StationPasswords;
import org.ocpp4j.server.station.StationRecord;
import org.ocpp4j.server.station.UnknownStations;

/**
 * Decides on a station that was looked up. In this order: is it known (404), does it show the right certificate (401
 * without one, 403 with another station's), does it give the right password (401). Where a password is needed, a station
 * that has none takes as long to refuse as one that gives a wrong one. Thread-safe, without state of its own.
 */
final class AdmissionRules {
    private final Supplier<StationDoorSettings> settings;
    private final StationPasswords passwords;
    private final PasswordChange changes;

    AdmissionRules(Supplier<StationDoorSettings> settings, StationPasswords passwords, PasswordChange changes) {
        this.settings = settings;
        this.passwords = passwords;
        this.changes = changes;
    }

    /** Decides without blocking, for any thread; empty if {@link #decide} has to. */
    Optional<Decision> quickly(Handshake handshake, StationRecord station) {
        @Nullable AdmissionRefusal refusal = beforePassword(handshake, station);
        if (refusal != null) {
            return Optional.of(refusal.decision());
        }
        if (needsNoPassword(station)) {
            return Optional.of(accept(station));
        }
        String hash = station.passwordHash();
        boolean right = hash != null
                && handshake
                        .credentials()
                        .flatMap(credentials -> password(credentials, handshake.identity()))
                        .flatMap(presented -> passwords.quickly(hash, presented))
                        .orElse(false);
        return right ? Optional.of(accept(station)) : Optional.empty();
    }

    /** Decides; may take its time, and writes to the database when a new password is used for the first time. */
    Decision decide(Handshake handshake, @Nullable StationRecord station) {
        @Nullable AdmissionRefusal refusal = beforePassword(handshake, station);
        if (refusal == null && (station == null ? everyoneHasPassword() : !needsNoPassword(station))) {
            refusal = password(handshake, station);
        }
        return refusal == null ? accept(station) : refusal.decision();
    }

    private static Decision accept(@Nullable StationRecord station) {
        return station == null || station.pings() ? Decision.ACCEPT : Decision.ACCEPT.withoutPings();
    }

    private @Nullable AdmissionRefusal beforePassword(Handshake handshake, @Nullable StationRecord station) {
        boolean registered = station != null && station.registered();
        if (!registered && settings.get().unknown() == UnknownStations.REFUSE) {
            return AdmissionRefusal.UNREGISTERED;
        }
        boolean certificate = settings.get().authentication() == StationAuthentication.CERTIFICATE
                || (station != null && station.certificateRequired());
        if (certificate && handshake.certificates().isEmpty()) {
            return AdmissionRefusal.NO_CERTIFICATE;
        }
        if (certificate && !CertificateNames.isOf(handshake.certificates().get(0), handshake.identity())) {
            return AdmissionRefusal.OTHER_CERTIFICATE;
        }
        return null;
    }

    private boolean everyoneHasPassword() {
        return settings.get().authentication() == StationAuthentication.PASSWORD;
    }

    /** A station that is sent its first password needs none until it has used that once. */
    private boolean needsNoPassword(StationRecord station) {
        return station.passwordHash() == null && station.pendingPasswordHash() == null && !everyoneHasPassword();
    }

    private @Nullable AdmissionRefusal password(Handshake handshake, @Nullable StationRecord station) {
        boolean none = station == null || station.passwordHash() == null;
        boolean mayDoWithout = none && !everyoneHasPassword();
        Optional<BasicCredentials> credentials = handshake.credentials();
        if (credentials.isEmpty()) {
            boolean other = handshake.header("authorization").isPresent();
            AdmissionRefusal missing = other ? AdmissionRefusal.NO_BASIC_CREDENTIALS : AdmissionRefusal.NO_PASSWORD;
            return mayDoWithout ? null : missing;
        }
        Optional<byte[]> presented = password(credentials.get(), handshake.identity());
        if (presented.isEmpty()) {
            return mayDoWithout ? null : AdmissionRefusal.WRONG_USER;
        }
        if (station == null || (none && station.pendingPasswordHash() == null)) {
            passwords.pretend(presented.get());
            return AdmissionRefusal.NO_PASSWORD_SET;
        }
        return isRight(station, presented.get()) || mayDoWithout ? null : AdmissionRefusal.WRONG_PASSWORD;
    }

    /** The part after identity and colon, since an identity may hold colons; empty if the user is another one. */
    private static Optional<byte[]> password(BasicCredentials credentials, String identity) {
        String header = credentials.header();
        byte[] both = Base64.getDecoder().decode(header.substring(header.indexOf(' ') + 1));
        byte[] user = (identity + ":").getBytes(StandardCharsets.UTF_8);
        return both.length >= user.length && Arrays.equals(both, 0, user.length, user, 0, user.length)
                ? Optional.of(Arrays.copyOfRange(both, user.length, both.length))
                : Optional.empty();
    }

    private boolean isRight(StationRecord station, byte[] presented) {
        if (station.passwordHash() != null && passwords.matches(station.passwordHash(), presented)) {
            return true;
        }
        for (String pending : station.pendingPasswordHashes()) {
            if (passwords.matches(pending, presented)) {
                changes.used(station.identity(), pending);
                return true;
            }
        }
        return false;
    }
}
