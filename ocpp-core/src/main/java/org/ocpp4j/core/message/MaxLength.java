package org.ocpp4j.core.message;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The longest text a string component may hold, counted in Unicode code points. On a list of strings it bounds each element. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface MaxLength {
    /**
     * The value of the constraint.
     *
     * @return the most code points
     */
    int value();
}
