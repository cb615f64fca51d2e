package dev.rackstate.adapter.http.json;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the records one of which a free-form field holds, for the documentation. Which one it must be depends on
 * something else, so that the field is held against it by {@link RequestBodies#read(java.util.Map, Class, String...)}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface DescribedAs {
    /** The records. */
    Class<? extends Record>[] value();
}
