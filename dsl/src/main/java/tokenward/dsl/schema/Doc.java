package tokenward.dsl.schema;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** One sentence for the manual, {@code explain} and the editor: what a setting, block or word means. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.TYPE, ElementType.FIELD})
public @interface Doc {
    /** Returns the sentence. */
    String value();

    /** Returns a fact printed with errors about this setting, such as the formula it enters; empty for none. */
    String note() default "";
}
