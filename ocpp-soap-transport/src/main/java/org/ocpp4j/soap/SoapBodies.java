package org.ocpp4j.soap;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ocpp4j.soap.internal.xml.DocumentText;
import org.ocpp4j.soap.internal.xml.FaultException;

/** The HTTP aspects of an envelope: media type, charset and compression, in received requests and their answers. */
final class SoapBodies {
    /** Below this, compression makes bodies larger. */
    static final int WORTH_COMPRESSING = 1024;

    static final String CONTENT_TYPE = MediaType.SOAP + "; charset=utf-8";

    private SoapBodies() {}

    /** The text of a request's body. */
    static String text(SoapRequest request, int largest) throws UnreadableBodyException, FaultException {
        MediaType type = MediaType.parse(request.header("content-type").orElse(""));
        if (!type.isSoap()) {
            throw new UnreadableBodyException(
                    415,
                    "OCPP speaks SOAP 1.2: the Content-Type must be " + MediaType.SOAP + ", not "
                            + (type.type().isEmpty() ? "absent" : type.type()));
        }
        byte[] body = ContentCoding.decode(
                request.headers().getOrDefault("content-encoding", List.of()), request.body(), largest);
        return DocumentText.of(body, type.charset().orElse(null));
    }

    /** Answers a request with an envelope. */
    static SoapResponse envelope(SoapRequest request, int status, String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = new HashMap<>();
        headers.put("content-type", CONTENT_TYPE);
        if (status == 401) {
            headers.put("www-authenticate", "Basic realm=\"ocpp\", charset=\"UTF-8\"");
        }
        Optional<String> coding = body.length < WORTH_COMPRESSING
                ? Optional.empty()
                : ContentCoding.chosen(request.headers().getOrDefault("accept-encoding", List.of()));
        if (coding.isPresent()) {
            headers.put("content-encoding", coding.get());
            body = ContentCoding.encode(coding.get(), body);
        }
        return new SoapResponse(status, headers, body);
    }

    /** Answers a request without a readable envelope with plain text. */
    static SoapResponse plain(int status, String words) {
        SoapResponse plain = SoapResponse.text(status, words);
        Map<String, String> headers = new HashMap<>(plain.headers());
        if (status == 405) {
            headers.put("allow", "GET, HEAD, POST");
        } else if (status == 415) {
            headers.put("accept", MediaType.SOAP);
            headers.put("accept-encoding", "gzip, deflate");
        }
        return new SoapResponse(status, headers, plain.body());
    }
}
