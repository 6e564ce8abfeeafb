package org.ocpp4j.server.admission;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.json.handshake.RefusalCause;
import org.ocpp4j.server.text.Texts;

/**
 * A refused attempt, as the table has it: without control characters and secrets in queries, and with long texts cut.
 *
 * @param identity the station, if it was read
 * @param address the host, without the port, which changes from attempt to attempt
 * @param path the path, without the query
 * @param status the HTTP status
 * @param cause the reason, if the transport knows it
 * @param reason the reason, in words
 * @param at when
 */
record RefusedAttempt(
        @Nullable String identity,
        String address,
        String path,
        int status,
        @Nullable RefusalCause cause,
        String reason,
        Instant at) {
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_TEXT = 1_000;

    RefusedAttempt {
        identity = identity == null ? null : clean(identity, LONGEST_NAME);
        address = clean(withoutPort(address), LONGEST_NAME);
        path = clean(path.replaceFirst("\\?.*", ""), LONGEST_TEXT);
        reason = clean(reason, LONGEST_TEXT);
    }

    /** The values by which two attempts count as the same. */
    record Key(@Nullable String identity, String address, int status, String reason) {}

    Key key() {
        return new Key(identity, address, status, reason);
    }

    private static String withoutPort(String address) {
        int colon = address.lastIndexOf(':');
        boolean one = colon >= 0 && address.indexOf(':') == colon;
        if (one || address.indexOf("]:") >= 0) {
            return address.substring(0, colon);
        }
        return address;
    }

    private static String clean(String text, int longest) {
        return Texts.beginning(text.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?"), longest);
    }
}
