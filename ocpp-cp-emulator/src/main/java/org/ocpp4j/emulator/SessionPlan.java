package org.ocpp4j.emulator;

import java.time.Duration;

/**
 * The vehicles that charge at each connector of an emulated station.
 *
 * @param idTag the tag that is presented
 * @param length how long a vehicle charges
 * @param pause the approximate time that the connector is free between two vehicles
 * @param sessions the number of vehicles for each connector; 0 for none, so that only the central system starts
 *     transactions, and {@link #FOREVER} for no end
 */
public record SessionPlan(String idTag, Duration length, Duration pause, int sessions) {
    /** An unlimited number of vehicles. */
    public static final int FOREVER = Integer.MAX_VALUE;

    /** The tag {@code demo} charges for a minute, after a pause of ten seconds, again and again. */
    public static final SessionPlan DEFAULT =
            new SessionPlan("demo", Duration.ofSeconds(60), Duration.ofSeconds(10), FOREVER);

    /**
     * Checks the plan.
     *
     * @throws IllegalArgumentException if the tag is empty or longer than 20 characters, a duration is negative, or the
     *     length is zero
     */
    public SessionPlan {
        if (idTag.isEmpty() || idTag.codePointCount(0, idTag.length()) > 20) {
            throw new IllegalArgumentException("An idTag has 1 to 20 characters");
        }
        if (length.isZero() || length.isNegative() || pause.isNegative() || sessions < 0) {
            throw new IllegalArgumentException("Sessions need a positive length, and no negative pause or number");
        }
    }

    /** Whether there is a last vehicle. */
    boolean ends() {
        return sessions > 0 && sessions < FOREVER;
    }
}
