package org.ocpp4j.soap.internal.xml;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Converts the bytes of a document to text (RFC 7303, section 3): byte order mark, then header, then declaration. */
public final class DocumentText {
    private static final Map<String, Charset> CHARSETS = Map.of(
            "UTF-8", StandardCharsets.UTF_8,
            "UTF8", StandardCharsets.UTF_8,
            "US-ASCII", StandardCharsets.US_ASCII,
            "ASCII", StandardCharsets.US_ASCII,
            "ISO-8859-1", StandardCharsets.ISO_8859_1,
            "UTF-16", StandardCharsets.UTF_16,
            "UTF-16LE", StandardCharsets.UTF_16LE,
            "UTF-16BE", StandardCharsets.UTF_16BE);
    private static final Pattern ENCODING = Pattern.compile("<\\?xml[^>]*?\\sencoding\\s*=\\s*[\"']([^\"']*)[\"']");
    private static final int LONGEST_DECLARATION = 200;
    private static final char MARK = '\uFEFF';

    private DocumentText() {}

    /**
     * Decodes a document.
     *
     * @param bytes the document
     * @param declared the charset that the HTTP header names, or null
     * @throws FaultException if the charset is not known, or the bytes are not of it
     */
    public static String of(byte[] bytes, @Nullable String declared) throws FaultException {
        Charset charset = marked(bytes).orElse(null);
        if (charset == null) {
            charset = named(declared == null ? encoding(bytes) : declared);
        }
        try {
            String text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.isEmpty() || text.charAt(0) != MARK ? text : text.substring(1);
        } catch (CharacterCodingException malformed) {
            throw new FaultException(Fault.protocolError("The document is not " + charset));
        }
    }

    private static Optional<Charset> marked(byte[] bytes) {
        int first = bytes.length < 2 ? 0 : ((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF);
        boolean wide = first == 0xFEFF || first == 0xFFFE;
        boolean utf8 = first == 0xEFBB && bytes.length > 2 && (bytes[2] & 0xFF) == 0xBF;
        return wide
                ? Optional.of(StandardCharsets.UTF_16)
                : utf8 ? Optional.of(StandardCharsets.UTF_8) : Optional.empty();
    }

    private static String encoding(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, LONGEST_DECLARATION), StandardCharsets.ISO_8859_1);
        Matcher declaration = ENCODING.matcher(start);
        return declaration.lookingAt() ? declaration.group(1) : "UTF-8";
    }

    private static Charset named(String name) throws FaultException {
        Charset charset = CHARSETS.get(name.strip().toUpperCase(Locale.ROOT));
        if (charset == null) {
            throw new FaultException(Fault.protocolError("The charset " + name + " is not known; send UTF-8"));
        }
        return charset;
    }
}
