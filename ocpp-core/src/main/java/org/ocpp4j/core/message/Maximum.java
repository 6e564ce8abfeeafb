package org.ocpp4j.core.message;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The greatest value of a number; of the elements where the component is a list. It is compared exactly. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Maximum {
    /**
     * The value of the constraint.
     *
     * @return the greatest value as decimal text, itself admitted
     */
    String value();
}
