package io.stillwatch.cases.audit;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** Asked with {@code q}, this tells whether something is known of an account; then it is written down like any other look at one. */
@NameBinding
@Retention(RUNTIME)
@Target(METHOD)
public @interface SearchesPersonalData {}
