package org.ocpp4j.soap.internal.xml;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads a fault; a receiver must accept any subcode (OCPP-S errata 3.3). */
final class FaultReader {
    private final XMLStreamReader xml;
    private String code = "";
    private @Nullable String subcode;
    private String reason = "";
    private @Nullable String detail;

    private FaultReader(XMLStreamReader xml) {
        this.xml = xml;
    }

    /** The reader is at the start of the fault, and at its end afterwards. */
    static Fault read(XMLStreamReader xml) throws XMLStreamException, FaultException {
        FaultReader reader = new FaultReader(xml);
        reader.read();
        Fault.Code code = Fault.Code.RECEIVER;
        for (Fault.Code each : Fault.Code.values()) {
            if (each.wireName().equals(reader.code)) {
                code = each;
            }
        }
        return new Fault(code, reader.subcode, reader.reason, reader.detail);
    }

    private void read() throws XMLStreamException, FaultException {
        while (Xml.nextTag(xml) == XMLStreamConstants.START_ELEMENT) {
            switch (xml.getLocalName()) {
                case "Code" -> code();
                case "Reason" -> reason();
                case "Detail" -> detail = allText();
                default -> Xml.skip(xml);
            }
        }
    }

    private void code() throws XMLStreamException, FaultException {
        while (Xml.nextTag(xml) == XMLStreamConstants.START_ELEMENT) {
            if (xml.getLocalName().equals("Value")) {
                code = local(Xml.text(xml));
            } else if (xml.getLocalName().equals("Subcode")) {
                subcode();
            } else {
                Xml.skip(xml);
            }
        }
    }

    private void subcode() throws XMLStreamException, FaultException {
        while (Xml.nextTag(xml) == XMLStreamConstants.START_ELEMENT) {
            if (xml.getLocalName().equals("Value")) {
                subcode = local(Xml.text(xml));
            } else {
                Xml.skip(xml);
            }
        }
    }

    /** The first of the languages. */
    private void reason() throws XMLStreamException, FaultException {
        while (Xml.nextTag(xml) == XMLStreamConstants.START_ELEMENT) {
            String text = Xml.text(xml);
            reason = reason.isEmpty() ? text : reason;
        }
    }

    private String allText() throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        for (int depth = 1; depth > 0; ) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text.append(xml.getText());
            }
        }
        return text.toString().strip();
    }

    private static String local(String name) {
        return name.substring(name.indexOf(':') + 1);
    }
}
