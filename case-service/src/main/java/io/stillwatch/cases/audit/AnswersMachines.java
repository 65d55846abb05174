package io.stillwatch.cases.audit;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * What the provider's own gateway asks about an account with every request that it serves; only people who ask it are written down. A
 * million look-ups a day by one machine would hide the one by a person, and cost a write each.
 */
@NameBinding
@Retention(RUNTIME)
@Target(METHOD)
public @interface AnswersMachines {}
