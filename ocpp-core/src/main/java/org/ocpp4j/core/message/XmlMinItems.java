package org.ocpp4j.core.message;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The fewest elements a list component has in XML, where the JSON Schema lets it be empty (OCPP 1.6). */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface XmlMinItems {
    /**
     * The value of the constraint.
     *
     * @return the fewest elements
     */
    int value();
}
