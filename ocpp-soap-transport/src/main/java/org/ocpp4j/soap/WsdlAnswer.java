package org.ocpp4j.soap;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ocpp4j.soap.internal.xml.Service;
import org.ocpp4j.soap.internal.xml.SoapVersion;
import org.ocpp4j.soap.internal.xml.Wsdl;

/** Answers {@code ?wsdl} and {@code ?wsdl=1.5}: the service description of the newest version, or of that version. */
final class WsdlAnswer {
    private WsdlAnswer() {}

    static SoapResponse answer(Service service, SessionFinder sessions, SoapRequest request) {
        String query = request.query().toLowerCase(Locale.ROOT);
        List<SoapVersion> versions = sessions.versions();
        if (!query.equals("wsdl") && !query.startsWith("wsdl=")) {
            return SoapBodies.plain(
                    405,
                    "This is the " + service.title() + " of OCPP: send SOAP 1.2 with POST, or ask for ?wsdl"
                            + versions.stream()
                                    .skip(1)
                                    .map(version ->
                                            " or ?wsdl=" + version.ocpp().name())
                                    .reduce("", String::concat));
        }
        String wanted = query.substring(Math.min(query.length(), "wsdl=".length()));
        Optional<SoapVersion> version = versions.stream()
                .filter(each -> wanted.isEmpty() || each.ocpp().name().equals(wanted))
                .findFirst();
        return version.map(found -> new SoapResponse(
                        200,
                        Map.of("content-type", "text/xml; charset=utf-8"),
                        Wsdl.of(found, service, sessions.address().toString())))
                .orElseGet(() -> SoapResponse.text(404, "OCPP " + wanted + " is not spoken here"));
    }
}
