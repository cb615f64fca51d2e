package dev.rackstate.adapter.http.json;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a field may be beyond what its type says. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Allowed {
    /** The words that a string may be; any when there are none. */
    String[] words() default {};

    /** The smallest that a number may be. */
    double least() default Double.NEGATIVE_INFINITY;

    /** The largest that a number may be. */
    double most() default Double.POSITIVE_INFINITY;

    /** The most items that an array may have. */
    int items() default Integer.MAX_VALUE;
}
