package org.ocpp4j.server.rest.door;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.function.Predicate;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.URIUtil;
import org.jspecify.annotations.Nullable;

/**
 * Serves public pages that never change. Such pages are large, and clients may read them slowly: they take neither a
 * thread nor memory. Thread-safe.
 */
final class Pages extends Handler.Wrapper {
    private final Map<String, Documentation.Page> pages;
    private final Map<String, String> headers;
    private final Predicate<@Nullable String> hosts;

    /**
     * Serves pages.
     *
     * @param pages the pages by their path
     * @param headers the headers of every answer
     * @param hosts whether a header {@code Host} names this door; others are rejected later
     */
    Pages(Map<String, Documentation.Page> pages, Map<String, String> headers, Predicate<@Nullable String> hosts) {
        this.pages = pages;
        this.headers = headers;
        this.hosts = hosts;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Documentation.Page page =
                pages.get(URIUtil.canonicalPath(request.getHttpURI().getPath()));
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (page == null || !reads || !hosts.test(request.getHeaders().get(HttpHeader.HOST))) {
            return super.handle(request, response, callback);
        }
        HttpFields.Mutable fields = response.getHeaders();
        headers.forEach(fields::put);
        fields.put(HttpHeader.CONTENT_TYPE, page.mediaType());
        fields.put(HttpHeader.CONTENT_LENGTH, page.content().length);
        response.write(true, ByteBuffer.wrap(page.content()).asReadOnlyBuffer(), callback);
        return true;
    }
}
