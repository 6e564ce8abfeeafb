package org.ocpp4j.server.access.sso;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.ocpp4j.server.net.BoundedBody;
import org.ocpp4j.server.thread.Causes;

/** Fetches small texts: redirects are not followed, sizes and times are bounded. Thread-safe; blocks. */
final class Fetch {
    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    /**
     * Fetches a text.
     *
     * @param address where it is
     * @param end when it must be here, of {@link System#nanoTime}; its last byte, not only its first
     */
    String text(URI address, long end) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Accept", "application/json")
                .build();
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(
                request,
                response -> new BoundedBody(
                        KeyText.LONGEST, () -> new IOException("it is longer than " + KeyText.LONGEST + " bytes")));
        try {
            HttpResponse<byte[]> response = answer.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (response.statusCode() != 200) {
                throw new IOException("HTTP status " + response.statusCode()
                        + (response.statusCode() / 100 == 3 ? "; redirects are not followed" : ""));
            }
            return new String(response.body(), StandardCharsets.UTF_8);
        } catch (TimeoutException late) {
            throw new IOException("no answer in time");
        } catch (ExecutionException failed) {
            throw new IOException(Causes.of(failed).toString());
        } finally {
            answer.cancel(true); // ends an exchange that goes on
        }
    }

    /** An address without its query, which may hold a secret. */
    static String shown(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority() + address.getRawPath();
    }
}
