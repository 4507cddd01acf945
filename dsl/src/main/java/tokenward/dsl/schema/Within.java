package tokenward.dsl.schema;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The numbers a setting accepts, as an interval: {@code (0, 1)}, {@code [1, inf)}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Within {
    /** Returns the interval; round brackets leave the border out, {@code inf} is no border. */
    String value();
}
