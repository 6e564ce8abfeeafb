package org.ocpp4j.core.message;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A second member name under which a component is accepted when it is read. It is never written. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface AlsoReadAs {
    /**
     * The value of the constraint.
     *
     * @return the other member name
     */
    String value();
}
