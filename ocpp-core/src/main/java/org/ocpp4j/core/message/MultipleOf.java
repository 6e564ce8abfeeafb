package org.ocpp4j.core.message;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The step of a decimal component. It is compared exactly, in decimal arithmetic. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface MultipleOf {
    /**
     * The value of the constraint.
     *
     * @return the step as decimal text; {@code "0.1"} admits one digit after the point
     */
    String value();
}
