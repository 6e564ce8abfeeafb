package org.ocpp4j.core.version;

/** The text that a strict codec accepts as a point in time. */
public enum TimestampSyntax {
    /** RFC 3339, as JSON Schema's {@code date-time} requires: the offset is required. */
    RFC_3339,
    /** {@code xs:dateTime} of XML Schema: the offset is optional (UTC then) and 24:00:00 ends a day. */
    XML_SCHEMA
}
