package dev.rackstate.adapter.http.json;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a component of a JSON record that may be null.
 *
 * <p>The same as JSpecify's annotation to the null checker, but on the class path at run time, where the OpenAPI
 * document is made from it; JSpecify's is there only while compiling. Used on the components of JSON records and
 * nowhere else.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE_USE)
public @interface Nullable {}
