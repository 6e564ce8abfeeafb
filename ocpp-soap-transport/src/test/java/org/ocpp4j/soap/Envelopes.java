package org.ocpp4j.soap;

/** Envelopes as somebody else's stations write them. */
final class Envelopes {
    static final String HEARTBEAT_16 = request("urn://Ocpp/Cs/2015/10/", "Heartbeat", "<o:heartbeatRequest/>");

    private Envelopes() {}

    /** An envelope that leaves nothing to wish for. */
    static String request(String namespace, String action, String body) {
        return request(namespace, action, "CP-1", body);
    }

    static String request(String namespace, String action, String identity, String body) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                + "<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\""
                + " xmlns:a=\"http://www.w3.org/2005/08/addressing\" xmlns:o=\"" + namespace + "\"><s:Header>"
                + "<o:chargeBoxIdentity s:mustUnderstand=\"true\">" + identity + "</o:chargeBoxIdentity>"
                + "<a:Action s:mustUnderstand=\"true\">/" + action + "</a:Action>"
                + "<a:MessageID>urn:uuid:1</a:MessageID>"
                + "<a:From><a:Address>http://station.example:8080/cb</a:Address></a:From>"
                + "<a:ReplyTo><a:Address>http://www.w3.org/2005/08/addressing/anonymous</a:Address></a:ReplyTo>"
                + "<a:To>http://central.example/Ocpp</a:To>"
                + "</s:Header><s:Body>" + body + "</s:Body></s:Envelope>";
    }
}
