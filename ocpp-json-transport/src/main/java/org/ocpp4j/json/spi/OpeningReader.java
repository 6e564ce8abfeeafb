package org.ocpp4j.json.spi;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Collects the bytes of an opening request, for bindings that only have a socket. It also keeps the bytes after the
 * request, since a station may send before it is answered; at most 16 KiB in all. Not safe for use by several threads.
 */
public final class OpeningReader {
    private static final int LONGEST_HEAD = 16 * 1024;
    private static final int TLS_HANDSHAKE_RECORD = 0x16;

    private byte[] input = new byte[512];
    private int length;
    private boolean complete;

    /** Creates an empty reader. */
    public OpeningReader() {}

    /**
     * Adds bytes.
     *
     * @param bytes the received bytes; read to their end
     * @param peer the other end of the socket
     * @param certificates its certificates from the TLS handshake
     * @return the request, once, as soon as it is complete
     * @throws MalformedRequestException if it is too long, not an HTTP request, or the start of TLS
     */
    public Optional<OpeningRequest> read(ByteBuffer bytes, InetSocketAddress peer, List<X509Certificate> certificates)
            throws MalformedRequestException {
        int count = bytes.remaining();
        if (length + count > LONGEST_HEAD) {
            throw new MalformedRequestException(431, "The request is longer than " + LONGEST_HEAD + " bytes");
        }
        if (length + count > input.length) {
            input = Arrays.copyOf(input, Math.min(LONGEST_HEAD, Math.max(2 * input.length, length + count)));
        }
        bytes.get(input, length, count);
        length += count;
        if (complete || length == 0) {
            return Optional.empty();
        }
        if (input[0] == TLS_HANDSHAKE_RECORD) {
            throw new MalformedRequestException(400, "The peer begins with TLS, which this port does not speak");
        }
        int head = RequestHead.lengthOfHead(input, length);
        if (head < 0) {
            return Optional.empty();
        }
        try {
            OpeningRequest request = RequestHead.parse(input, head, peer, certificates);
            complete = true;
            length -= head;
            System.arraycopy(input, head, input, 0, length);
            return Optional.of(request);
        } catch (IllegalArgumentException malformed) {
            throw new MalformedRequestException(400, String.valueOf(malformed.getMessage()));
        }
    }

    /**
     * Whether no byte was added yet.
     *
     * @return true before the first byte
     */
    public boolean isEmpty() {
        return length == 0 && !complete;
    }

    /**
     * The bytes after the request.
     *
     * @return the bytes, perhaps none
     */
    public ByteBuffer rest() {
        return complete ? ByteBuffer.wrap(input, 0, length) : ByteBuffer.allocate(0);
    }
}
