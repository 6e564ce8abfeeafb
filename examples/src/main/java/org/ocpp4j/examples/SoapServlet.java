package org.ocpp4j.examples;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ocpp4j.soap.SoapRequest;
import org.ocpp4j.soap.SoapResponse;
import org.ocpp4j.soap.SoapService;

/**
 * OCPP-S in any servlet container; declare it with support for asynchronous requests. The container's threads read requests
 * and write answers, and wait for nothing in between. Sockets, TLS, deadlines and proxies are the container's.
 */
public final class SoapServlet extends HttpServlet {
    private final transient SoapService soap;

    SoapServlet(SoapService soap) {
        this.soap = soap;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!soap.serves(request.getRequestURI())) {
            write(SoapResponse.text(404, "Nothing is here"), response);
            return;
        }
        int largest = soap.largestBody();
        boolean tooLarge = request.getContentLengthLong() > largest;
        byte[] body = tooLarge ? new byte[0] : request.getInputStream().readNBytes(largest + 1);
        if (tooLarge || body.length > largest) {
            response.setHeader("Connection", "close");
            write(soap.tooLarge(asked(request, new byte[0])), response);
            return;
        }
        AsyncContext waiting = request.startAsync();
        waiting.setTimeout(0); // the service has deadlines of its own
        soap.handle(asked(request, body)).thenAccept(answer -> waiting.start(() -> end(waiting, answer, response)));
    }

    private void end(AsyncContext waiting, SoapResponse answer, HttpServletResponse response) {
        try {
            write(answer, response);
        } catch (IOException gone) {
            log("A station did not wait for its answer", gone);
        } finally {
            waiting.complete();
        }
    }

    private static SoapRequest asked(HttpServletRequest request, byte[] body) {
        Map<String, List<String>> headers = new HashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name, Collections.list(request.getHeaders(name)));
        }
        Object shown = request.getAttribute("jakarta.servlet.request.X509Certificate");
        String host = request.getRemoteAddr();
        boolean bare = host.indexOf(':') >= 0 && !host.startsWith("[");
        return new SoapRequest(
                request.getMethod(),
                request.getRequestURI(),
                Objects.requireNonNullElse(request.getQueryString(), ""),
                headers,
                body,
                (bare ? "[" + host + "]" : host) + ":" + request.getRemotePort(),
                shown instanceof X509Certificate[] certificates ? List.of(certificates) : List.of());
    }

    private static void write(SoapResponse answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        response.setContentLength(answer.body().length);
        response.getOutputStream().write(answer.body());
    }
}
