package org.ocpp4j.server.settings.limit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The range of a number or a duration that can be set. A value outside is refused with both limits. */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Between {
    /** The smallest value, as it is written in a file: {@code 10} or {@code 5m}. */
    String least();

    /** The largest value. */
    String most();
}
