package org.ocpp4j.netty.soap;

/**
 * The target of a request, percent-encoded as received. Immutable.
 *
 * @param path the path
 * @param query the part after the question mark, or empty
 */
record RequestTarget(String path, String query) {
    /**
     * Splits a target; some proxies send the absolute form (RFC 9112, section 3.2.2), of which only path and query
     * count.
     */
    static RequestTarget of(String target) {
        int scheme = target.indexOf("://");
        String origin = target;
        if (!target.startsWith("/") && scheme >= 0) {
            int path = target.indexOf('/', scheme + 3);
            origin = path < 0 ? "/" : target.substring(path);
        }
        int query = origin.indexOf('?');
        return query < 0
                ? new RequestTarget(origin, "")
                : new RequestTarget(origin.substring(0, query), origin.substring(query + 1));
    }
}
