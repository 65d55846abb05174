package io.stillwatch.scoring.store;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** Who asks is told to come again when the answer takes longer: a database that stands still says nothing, and keeps each connection waiting. */
@InterceptorBinding
@Retention(RUNTIME)
@Target({TYPE, METHOD})
public @interface AnsweredInTime {

    @Nonbinding
    int seconds() default 10;
}
