package org.ocpp4j.json.internal.loop;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.util.List;

/** Bytes of one connection, plain or through TLS. Never blocks; used by the thread of one event loop only. */
interface Wire {
    /** The verified certificates of the peer from its TLS handshake, its own certificate first. */
    default List<X509Certificate> certificates() {
        return List.of();
    }

    /**
     * Reads the available bytes.
     *
     * @param into an empty buffer of {@link EventLoop#BUFFER} bytes
     * @return how many bytes were read, perhaps none, or -1 if the peer has ended its side
     */
    int read(ByteBuffer into) throws IOException;

    /** Whether a byte was ever received. */
    boolean hasHeard();

    /** Takes as many bytes as it can. */
    void write(ByteBuffer from) throws IOException;

    /** Pushes out what {@link #write} has taken. Returns whether nothing is left. */
    boolean flush() throws IOException;

    /** Whether reading is paused. */
    boolean paused();

    /** Sets the action to run, on the loop's thread, when a pause is over. */
    void onResume(Runnable action);

    /** Signals the end of this side's data to the peer. */
    void shutdownOutput() throws IOException;

    void close();
}
