package org.ocpp4j.server.kill;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** OCPP-S: a request for each message, from a station that cannot be called. */
final class SoapLine implements StationLine {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI service;
    private final String identity;
    private final StationVersion version;

    SoapLine(URI stations, String identity, StationVersion version) {
        this.service = URI.create("http://" + stations.getAuthority() + "/Ocpp");
        this.identity = identity;
        this.version = version;
    }

    @Override
    public Reply call(String id, String action, ObjectNode payload) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(service)
                .header("Content-Type", "application/soap+xml; charset=utf-8")
                .timeout(WebSocketLine.LONGEST_CALL)
                .POST(HttpRequest.BodyPublishers.ofString(envelope(id, action, payload)))
                .build();
        HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        return new Reply(response.statusCode() == 200 && !response.body().contains("Fault>"), response.body());
    }

    private String envelope(String id, String action, ObjectNode payload) {
        StringBuilder body = new StringBuilder();
        String name = Character.toLowerCase(action.charAt(0)) + action.substring(1) + "Request";
        element(body, name, version.xml(action, payload));
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                + "<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\""
                + " xmlns:a=\"http://www.w3.org/2005/08/addressing\" xmlns:o=\"" + version.namespace() + "\"><s:Header>"
                + "<o:chargeBoxIdentity s:mustUnderstand=\"true\">" + identity + "</o:chargeBoxIdentity>"
                + "<a:Action s:mustUnderstand=\"true\">/" + action + "</a:Action>"
                + "<a:MessageID>urn:uuid:" + id + "</a:MessageID>"
                + "<a:From><a:Address>http://127.0.0.1:1/</a:Address></a:From>"
                + "<a:To>" + service + "</a:To></s:Header><s:Body>" + body + "</s:Body></s:Envelope>";
    }

    /** A member is an element, and an array one for each of its elements; no text here needs to be escaped. */
    private static void element(StringBuilder to, String name, JsonNode value) {
        if (value.isArray()) {
            value.forEach(each -> element(to, name, each));
            return;
        }
        to.append("<o:").append(name).append('>');
        if (value.isObject()) {
            value.properties().forEach(member -> element(to, member.getKey(), member.getValue()));
        } else {
            to.append(value.asString());
        }
        to.append("</o:").append(name).append('>');
    }

    @Override
    public void close() {
        // each request is complete
    }
}
