package org.ocpp4j.server.station;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.secret.Secrets;

/**
 * A change that an operator makes to a station. Null leaves a value unchanged; an empty text removes it. Immutable.
 *
 * @param description a free text of operators, at most 500 characters
 * @param bootPolicy how its BootNotification is to be answered: Accepted, Pending or Rejected
 * @param validation how strictly its messages are checked: STRICT or LENIENT
 * @param pings whether it is sent pings, from its next connection on
 * @param password its password: a text, or a key as 32 to 40 hex digits. It applies from the next log-in on, and
 *     passwords that a command for AuthorizationKey left undecided are dropped
 * @param certificateRequired whether it must show a client certificate, from its next connection on
 */
public record StationChange(
        @Nullable String description,
        @Nullable String bootPolicy,
        @Nullable String validation,
        @Nullable Boolean pings,
        @Nullable String password,
        @Nullable Boolean certificateRequired) {
    /** Changes nothing. */
    public static final StationChange NONE = new StationChange(null, null, null, null, null, null);

    private static final int LONGEST_DESCRIPTION = 500;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if one is not allowed; the message names it and the allowed values
     */
    public StationChange {
        if (description != null && (description.length() > LONGEST_DESCRIPTION || description.indexOf('\0') >= 0)) {
            throw new IllegalArgumentException(
                    "description may have " + LONGEST_DESCRIPTION + " characters, none of them NUL");
        }
        requireOneOf("bootPolicy", bootPolicy, List.of("Accepted", "Pending", "Rejected"));
        requireOneOf("validation", validation, List.of("STRICT", "LENIENT"));
    }

    private static void requireOneOf(String name, @Nullable String value, List<String> values) {
        if (value != null && !value.isEmpty() && !values.contains(value)) {
            throw new IllegalArgumentException(
                    name + " must be one of " + String.join(", ", values) + ", or empty for what the settings say");
        }
    }

    /**
     * The same with a description.
     *
     * @param value the new value
     * @return a copy
     */
    public StationChange withDescription(String value) {
        return new StationChange(value, bootPolicy, validation, pings, password, certificateRequired);
    }

    /**
     * The same with an answer to BootNotification.
     *
     * @param value the new value
     * @return a copy
     */
    public StationChange withBootPolicy(String value) {
        return new StationChange(description, value, validation, pings, password, certificateRequired);
    }

    /**
     * The same with a strictness.
     *
     * @param value the new value
     * @return a copy
     */
    public StationChange withValidation(String value) {
        return new StationChange(description, bootPolicy, value, pings, password, certificateRequired);
    }

    /**
     * The same with or without pings.
     *
     * @param value the new value
     * @return a copy
     */
    public StationChange withPings(boolean value) {
        return new StationChange(description, bootPolicy, validation, value, password, certificateRequired);
    }

    /**
     * The same with a password.
     *
     * @param value the new value
     * @return a copy
     */
    public StationChange withPassword(String value) {
        return new StationChange(description, bootPolicy, validation, pings, value, certificateRequired);
    }

    /**
     * The same with or without the need of a client certificate.
     *
     * @param value the new value
     * @return a copy
     */
    public StationChange withCertificateRequired(boolean value) {
        return new StationChange(description, bootPolicy, validation, pings, password, value);
    }

    /** Leaves the password out. */
    @Override
    public String toString() {
        return "StationChange[description=" + description + ", bootPolicy=" + bootPolicy + ", validation=" + validation
                + ", pings=" + pings + ", password=" + (password == null ? "as it is" : Secrets.MASK)
                + ", certificateRequired=" + certificateRequired + "]";
    }
}
