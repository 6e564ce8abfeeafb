package org.ocpp4j.soap.official;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ocpp4j.soap.internal.xml.Service;
import org.ocpp4j.soap.internal.xml.SoapVersion;
import org.ocpp4j.soap.internal.xml.Wsdl;

/** The descriptions that we publish state what the official ones state. */
@Tag("official-schemas")
class OfficialDescriptionsTest {
    private static final String ADDRESS = "http://127.0.0.1:9220/Ocpp";
    /** Where ours may differ, with the reason. */
    private static final Map<String, String> ALLOWED = Map.of();

    @Test
    void stateWhatTheOfficialFilesState() {
        SoftAssertions all = new SoftAssertions();
        for (SoapVersion version : SoapVersion.ALL) {
            for (Service service : Service.values()) {
                Map<String, String> ours = WsdlOutline.of(Wsdl.of(version, service, ADDRESS));
                Map<String, String> official = WsdlOutline.of(OfficialDescriptions.of(version, service));
                TreeSet<String> paths = new TreeSet<>(ours.keySet());
                paths.addAll(official.keySet());
                paths.removeAll(ALLOWED.keySet());
                for (String path : paths) {
                    all.assertThat(ours.get(path))
                            .as("%s %s: %s", version, service.title(), path)
                            .isEqualTo(official.get(path));
                }
            }
        }
        all.assertAll();
    }

    @Test
    void haveAllOperations() {
        Map<String, Integer> counts = new TreeMap<>();
        for (SoapVersion version : SoapVersion.ALL) {
            for (Service service : Service.values()) {
                Map<String, String> ours = WsdlOutline.of(Wsdl.of(version, service, ADDRESS));
                counts.put(
                        version.ocpp().name() + " " + service,
                        WsdlOutline.operations(ours).size());
                assertThat(WsdlOutline.operations(ours))
                        .isEqualTo(WsdlOutline.operations(WsdlOutline.of(OfficialDescriptions.of(version, service))));
            }
        }
        assertThat(counts)
                .containsExactly(
                        Map.entry("1.5 CENTRAL_SYSTEM", 10),
                        Map.entry("1.5 CHARGE_POINT", 15),
                        Map.entry("1.6 CENTRAL_SYSTEM", 10),
                        Map.entry("1.6 CHARGE_POINT", 19));
    }
}
