package org.ocpp4j.soap;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The value of a {@code Content-Type} header. */
record MediaType(String type, Optional<String> charset) {
    /** The media type of SOAP 1.2 (RFC 3902). */
    static final String SOAP = "application/soap+xml";

    private static final Pattern CHARSET =
            Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\";\\s]+)", Pattern.CASE_INSENSITIVE);

    static MediaType parse(String header) {
        int end = header.indexOf(';');
        String type = (end < 0 ? header : header.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        Matcher charset = CHARSET.matcher(header);
        return new MediaType(type, charset.find() ? Optional.of(charset.group(1)) : Optional.empty());
    }

    boolean isSoap() {
        return type.equals(SOAP);
    }

    /** Whether the body may contain an envelope, for answers of inexact peers. */
    boolean isXml() {
        return isSoap() || type.equals("text/xml") || type.equals("application/xml");
    }
}
