package org.ocpp4j.json.spi;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.transport.FrameChannel;
import org.ocpp4j.core.transport.Handshake;

/** What to do with an opening request. Immutable. */
public sealed interface OpeningAnswer {
    /**
     * What to send.
     *
     * @return status 101 if the connection becomes a WebSocket; any other ends it
     */
    HttpAnswer http();

    /**
     * Answer and end the connection.
     *
     * @param http what to send
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
         * @return exactly as the station spelled it; empty if the header must not be there
         */
        public Optional<String> subprotocol() {
            return subprotocol;
        }

        /**
         * Whether this station may be sent pings.
         *
         * @return false if it was admitted without
         */
        public boolean pings() {
            return pings;
        }

        /**
         * Begins the session. Call it once, when the answer was sent or is sure to be sent first. Where both sides have
         * no version in common, the channel is closed at once (OCPP-J 1.6, section 3.2).
         *
         * @param channel sends frames to the station
         * @return where to feed what arrives; never feed it from two threads at once
         */
        public StationConnection open(FrameChannel channel) {
            return StationConnection.open(entrance, handshake, channel);
        }
    }
}
