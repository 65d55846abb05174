package io.stillwatch.cases.feed;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** A stream that can't be refused any more once it has begun: where it is to begin is looked at before. */
@NameBinding
@Retention(RUNTIME)
@Target(METHOD)
@interface BeginsInTheFeed {}
