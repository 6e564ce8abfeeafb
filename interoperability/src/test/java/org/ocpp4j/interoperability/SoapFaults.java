package org.ocpp4j.interoperability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.xml.soap.SOAPConstants;
import jakarta.xml.soap.SOAPException;
import jakarta.xml.soap.SOAPFactory;
import jakarta.xml.soap.SOAPFault;
import jakarta.xml.ws.soap.SOAPFaultException;
import java.lang.reflect.Method;
import java.util.Iterator;
import java.util.Locale;
import javax.xml.namespace.QName;

/** Faults as JAX-WS has them. */
final class SoapFaults {
    private SoapFaults() {}

    /** A fault to throw. */
    static SOAPFaultException of(QName code, QName subcode, String reason) {
        try {
            SOAPFault fault =
                    SOAPFactory.newInstance(SOAPConstants.SOAP_1_2_PROTOCOL).createFault(reason, code);
            fault.appendFaultSubcode(subcode);
            fault.addFaultReasonText(reason, Locale.ENGLISH);
            return new SOAPFaultException(fault);
        } catch (SOAPException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Fails unless the call is answered with a fault of that code and that subcode in the namespace of the service. */
    static SOAPFaultException assertRefused(
            CxfClient client, GeneratedCode code, Method operation, Object request, QName expected, String subcode) {
        SOAPFaultException fault =
                catchThrowableOfType(SOAPFaultException.class, () -> client.call(operation, request));
        assertThat(fault.getFault().getFaultCodeAsQName()).isEqualTo(expected);
        Iterator<QName> subcodes = fault.getFault().getFaultSubcodes();
        assertThat(subcodes).toIterable().containsExactly(new QName(code.namespace(), subcode));
        return fault;
    }
}
