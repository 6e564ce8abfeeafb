package org.ocpp4j.core.v16;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.message.MaxLength;

/**
 * Firmware that a station is to install, with its signature (OCPP 1.6 security whitepaper, section 6.9). {@link
 * #toString} hides the user and password in the location.
 *
 * @param location URI of the firmware, with user and password if the server requires them
 * @param retrieveDateTime time at which to download
 * @param installDateTime time at which to install; null for as soon as it is verified
 * @param signingCertificate certificate of the signer in PEM
 * @param signature signature of the firmware in Base64
 */
public record Firmware(
        @MaxLength(512) String location,
        Instant retrieveDateTime,
        @Nullable Instant installDateTime,
        @MaxLength(5500) String signingCertificate,
        @MaxLength(800) String signature) {

    /** Sets the required components; the optional ones are null. */
    public Firmware(String location, Instant retrieveDateTime, String signingCertificate, String signature) {
        this(location, retrieveDateTime, null, signingCertificate, signature);
    }

    /** Returns a copy with this {@code installDateTime}; null removes it. */
    public Firmware withInstallDateTime(@Nullable Instant installDateTime) {
        return new Firmware(location, retrieveDateTime, installDateTime, signingCertificate, signature);
    }

    @Override
    public String toString() {
        return "Firmware[location=" + Masked.location(location)
                + ", retrieveDateTime=" + retrieveDateTime
                + ", installDateTime=" + installDateTime
                + ", signingCertificate=" + signingCertificate
                + ", signature=" + signature
                + "]";
    }
}
