package org.ocpp4j.server.net;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Texts as parts of URLs. */
public final class UrlText {
    private UrlText() {}

    /** A text, percent-encoded as a value in the query of a URL. */
    public static String inQuery(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A text, percent-encoded as one segment of the path of a URL. */
    public static String inPath(String text) {
        return inQuery(text).replace("+", "%20");
    }
}
