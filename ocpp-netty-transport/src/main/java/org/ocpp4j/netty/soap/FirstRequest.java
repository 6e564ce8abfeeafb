package org.ocpp4j.netty.soap;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.ocpp4j.soap.SoapService;

/**
 * Reads the start of a connection on a shared port to detect SOAP. It adds the SOAP handlers if needed and removes
 * itself; the next handler receives all bytes that were read. It reads more than one line only for a GET, which may
 * request a WebSocket at a SOAP path. Belongs to the thread of the event loop.
 */
final class FirstRequest extends ByteToMessageDecoder {
    /** The longest request line. A longer one is not SOAP. */
    static final int LONGEST_LINE = 8 * 1024;

    private static final Pattern UPGRADE = Pattern.compile("(?i)\nupgrade:[^\n]*websocket");
    private static final Pattern END_OF_HEAD = Pattern.compile("\n\r?\n");

    private final SoapService soap;
    private final Consumer<ChannelPipeline> toSoap;

    /**
     * Waits for a request.
     *
     * @param soap decides which paths are SOAP
     * @param toSoap replaces the end of the pipeline by SOAP
     */
    FirstRequest(SoapService soap, Consumer<ChannelPipeline> toSoap) {
        this.soap = soap;
        this.toSoap = toSoap;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf bytes, List<Object> out) {
        int length = Math.min(bytes.readableBytes(), LONGEST_LINE);
        String head = bytes.toString(bytes.readerIndex(), length, StandardCharsets.ISO_8859_1);
        boolean more = length < LONGEST_LINE && isLetter(head.charAt(0));
        int line = head.indexOf('\n');
        boolean forSoap = line >= 0 && isForSoap(head.substring(0, line));
        boolean mayUpgrade = forSoap && head.startsWith("GET ");
        if (more && (line < 0 || (mayUpgrade && !END_OF_HEAD.matcher(head).find()))) {
            return;
        }
        if (forSoap && !(mayUpgrade && UPGRADE.matcher(head).find())) {
            toSoap.accept(context.pipeline());
        }
        context.pipeline().remove(this); // passes on the bytes
    }

    private static boolean isLetter(char first) {
        return (first >= 'A' && first <= 'Z') || (first >= 'a' && first <= 'z');
    }

    private boolean isForSoap(String line) {
        String[] parts = line.strip().split(" ", -1);
        return parts.length == 3
                && parts[2].startsWith("HTTP/1.")
                && soap.serves(RequestTarget.of(parts[1]).path());
    }
}
