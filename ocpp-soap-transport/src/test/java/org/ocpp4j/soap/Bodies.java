package org.ocpp4j.soap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import org.ocpp4j.soap.internal.xml.Dom;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Judges what is in the body of an envelope. */
final class Bodies {
    private Bodies() {}

    /** Fails if the message within the frame is not valid. */
    static void validate(Schema types, String frame) {
        String document = frame.substring(frame.indexOf("<?xml"));
        Element body = Dom.child(Dom.read(document.getBytes(StandardCharsets.UTF_8)), "Body");
        try {
            types.newValidator().validate(new DOMSource(Dom.children(body).get(0)));
        } catch (SAXException invalid) {
            throw new AssertionError(invalid.getMessage() + " in " + document, invalid);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
