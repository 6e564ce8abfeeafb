package org.ocpp4j.core.message;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes an object open, as {@code customData} of OCPP 2.x is: the component holds the members that the record does not
 * name, in their order, and they are written after the others. It is a {@code Map} from names to {@code JsonNode},
 * never null in a message that was read, and occurs once in a record. A record without it is closed: members that it
 * does not name are violations.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface OtherMembers {}
