package io.stillwatch.cases.audit;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** What this answers is about people: who asked for it is written down before it is answered, or it is not answered. */
@NameBinding
@Retention(RUNTIME)
@Target({TYPE, METHOD})
public @interface ReadsPersonalData {}
