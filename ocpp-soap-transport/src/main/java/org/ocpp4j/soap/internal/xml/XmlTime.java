package org.ocpp4j.soap.internal.xml;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code xs:dateTime}, which may lack the offset and write midnight as 24:00:00, converted to the text that JSON uses.
 * Any other text stays unchanged, and validation checks it.
 */
final class XmlTime {
    private static final Pattern TIME =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)T(\\d\\d:\\d\\d:\\d\\d)(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)?");
    private static final Pattern ZEROS = Pattern.compile("\\.0+");

    private XmlTime() {}

    static String withOffset(String text) {
        if (text.endsWith("Z") && !text.contains("T24")) {
            return text; // the usual form
        }
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            return text;
        }
        String fraction = time.group(3) == null ? "" : time.group(3);
        String offset = time.group(4) == null ? "Z" : time.group(4);
        if (!time.group(2).equals("24:00:00")) {
            return time.group(1) + "T" + time.group(2) + fraction + offset;
        }
        try {
            boolean midnight = fraction.isEmpty() || ZEROS.matcher(fraction).matches();
            return midnight ? LocalDate.parse(time.group(1)).plusDays(1) + "T00:00:00" + offset : text;
        } catch (DateTimeParseException noSuchDay) {
            return text;
        }
    }
}
