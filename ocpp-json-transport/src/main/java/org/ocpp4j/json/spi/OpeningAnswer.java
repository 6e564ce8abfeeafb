package org.ocpp4j.json.spi;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.transport.FrameChannel;
import org.ocpp4j.core.transport.Handshake;

/** What to do with an opening request. Immutable. */
public sealed interface OpeningAnswer {
    /**
     * The answer to send.
     *
     * @return status 101 if the connection becomes a WebSocket; any other ends it
     */
    HttpAnswer http();

    /**
     * Answer and end the connection.
     *
     * @param http the answer
     */
    record Refuse(HttpAnswer http) implements OpeningAnswer {}

    /** Complete the handshake, then {@link #open} the session. */
    final class Upgrade implements OpeningAnswer {
        private final Entrance entrance;
        private final HttpAnswer http;
        private final Optional<String> subprotocol;
        private final @Nullable Handshake handshake;
        private final boolean pings;

        Upgrade(
                Entrance entrance,
                HttpAnswer http,
                Optional<String> subprotocol,
                @Nullable Handshake handshake,
                boolean pings) {
            this.entrance = entrance;
            this.http = http;
            this.subprotocol = subprotocol;
            this.handshake = handshake;
            this.pings = pings;
        }

        @Override
        public HttpAnswer http() {
            return http;
        }

        /**
         * The sub-protocol to name in the answer, for containers that write it themselves.
         *
         * @return exactly as the station spelled it; empty if the header must be absent
         */
        public Optional<String> subprotocol() {
            return subprotocol;
        }

        /**
         * Whether this station may be sent pings.
         *
         * @return false if it was admitted without pings
         */
        public boolean pings() {
            return pings;
        }

        /**
         * Starts the session. Call it once, after the answer was sent or is certain to be sent first. If both sides
         * have no version in common, the channel is closed at once (OCPP-J 1.6, section 3.2).
         *
         * @param channel sends frames to the station
         * @return the connection; pass received messages to it, never from two threads at once
         */
        public StationConnection open(FrameChannel channel) {
            return StationConnection.open(entrance, handshake, channel);
        }
    }
}
