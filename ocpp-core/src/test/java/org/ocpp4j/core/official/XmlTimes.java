package org.ocpp4j.core.official;

import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.XMLConstants;
import javax.xml.datatype.DatatypeConfigurationException;
import javax.xml.datatype.DatatypeConstants;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/**
 * Whether a text is an {@code xs:dateTime} (XML Schema 1.0, part 2, section 3.2.7), by two judges that the JDK brings. A
 * text must convince both, because each alone takes too much: {@code XMLGregorianCalendar} any second 60,
 * {@code 24:00:00.001} and a date without time, the validator blanks around the text (an XML parser takes them away
 * before; nothing does so in JSON) and the offset {@code +13:60}.
 */
final class XmlTimes {
    private static final Schema ONE_ELEMENT = schema();
    private static final DatatypeFactory CALENDARS = calendars();
    private static final Map<String, Boolean> VERDICTS = new ConcurrentHashMap<>();

    private XmlTimes() {}

    static boolean accepts(String text) {
        return VERDICTS.computeIfAbsent(text, each -> isCalendar(each) && isValidElement(each));
    }

    private static boolean isCalendar(String text) {
        try {
            return CALENDARS.newXMLGregorianCalendar(text).getXMLSchemaType().equals(DatatypeConstants.DATETIME);
        } catch (IllegalArgumentException | IllegalStateException notATime) {
            return false;
        }
    }

    private static boolean isValidElement(String text) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;");
        try {
            ONE_ELEMENT.newValidator().validate(new StreamSource(new StringReader("<t>" + escaped + "</t>")));
            return true;
        } catch (SAXException notATime) {
            return false;
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Schema schema() {
        String schema = "<s:schema xmlns:s='" + XMLConstants.W3C_XML_SCHEMA_NS_URI
                + "'><s:element name='t' type='s:dateTime'/></s:schema>";
        try {
            return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(new StreamSource(new StringReader(schema)));
        } catch (SAXException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static DatatypeFactory calendars() {
        try {
            return DatatypeFactory.newInstance();
        } catch (DatatypeConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
