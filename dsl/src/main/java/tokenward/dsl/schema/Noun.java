package tokenward.dsl.schema;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a word of a family without a list is, with its article: {@code a metric such as `pass@1`}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Noun {
    /** Returns the noun. */
    String value();
}
