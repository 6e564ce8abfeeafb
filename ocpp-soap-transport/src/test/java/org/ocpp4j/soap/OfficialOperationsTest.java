package org.ocpp4j.soap;

import javax.xml.validation.Schema;
import org.junit.jupiter.api.Tag;
import org.ocpp4j.soap.internal.xml.Service;
import org.ocpp4j.soap.internal.xml.SoapVersion;
import org.ocpp4j.soap.internal.xml.WsdlTypes;
import org.ocpp4j.soap.official.OfficialDescriptions;

/** All operations, there and back, as the official service descriptions want them. */
@Tag("official-schemas")
class OfficialOperationsTest extends OperationsTest {
    @Override
    Schema types(SoapVersion version, Service service) {
        return WsdlTypes.of(OfficialDescriptions.of(version, service));
    }
}
