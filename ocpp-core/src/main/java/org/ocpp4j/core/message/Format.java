package org.ocpp4j.core.message;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The JSON Schema {@code format} of a string component. It stands in the published schema as an annotation and is not asserted. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Format {
    /**
     * The value of the constraint.
     *
     * @return the format, such as {@code uri}
     */
    String value();
}
