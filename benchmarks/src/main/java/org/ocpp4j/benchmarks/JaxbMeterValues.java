package org.ocpp4j.benchmarks;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.XmlSchemaType;
import jakarta.xml.bind.annotation.XmlType;
import java.util.ArrayList;
import java.util.List;
import javax.xml.datatype.XMLGregorianCalendar;
import org.jspecify.annotations.NullUnmarked;

/** MeterValues.req of OCPP 1.6 as a stock generator makes it of the service description. */
@NullUnmarked
@XmlAccessorType(XmlAccessType.FIELD)
@XmlRootElement(name = "meterValuesRequest", namespace = JaxbMeterValues.NAMESPACE)
@XmlType(propOrder = {"connectorId", "transactionId", "meterValue"})
public class JaxbMeterValues {
    static final String NAMESPACE = "urn://Ocpp/Cs/2015/10/";

    @XmlElement(namespace = NAMESPACE)
    int connectorId;

    @XmlElement(namespace = NAMESPACE)
    Integer transactionId;

    @XmlElement(namespace = NAMESPACE)
    List<MeterValue> meterValue = new ArrayList<>();

    /** For JAXB. */
    public JaxbMeterValues() {}

    /** What was measured at one time. */
    @XmlAccessorType(XmlAccessType.FIELD)
    @XmlType(propOrder = {"timestamp", "sampledValue"})
    public static class MeterValue {
        @XmlElement(namespace = NAMESPACE, required = true)
        @XmlSchemaType(name = "dateTime")
        XMLGregorianCalendar timestamp;

        @XmlElement(namespace = NAMESPACE, required = true)
        List<SampledValue> sampledValue = new ArrayList<>();

        /** For JAXB. */
        public MeterValue() {}
    }

    /** One value; the enumerations are left as text, which is faster than what a generator makes. */
    @XmlAccessorType(XmlAccessType.FIELD)
    @XmlType(propOrder = {"value", "context", "format", "measurand", "phase", "location", "unit"})
    public static class SampledValue {
        @XmlElement(namespace = NAMESPACE, required = true)
        String value;

        @XmlElement(namespace = NAMESPACE)
        String context;

        @XmlElement(namespace = NAMESPACE)
        String format;

        @XmlElement(namespace = NAMESPACE)
        String measurand;

        @XmlElement(namespace = NAMESPACE)
        String phase;

        @XmlElement(namespace = NAMESPACE)
        String location;

        @XmlElement(namespace = NAMESPACE)
        String unit;

        /** For JAXB. */
        public SampledValue() {}
    }
}
