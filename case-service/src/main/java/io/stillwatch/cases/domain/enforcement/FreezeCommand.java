package io.stillwatch.cases.domain.enforcement;

import io.stillwatch.cases.domain.Actor;
import java.time.Instant;

/** What can be asked of enforcement as a whole. */
public sealed interface FreezeCommand {

    /** Nothing is approved, released or handed out any more. The reason may name people. */
    record FreezeEnforcement(String reason, Actor by, Instant at) implements FreezeCommand {}

    record ThawEnforcement(Actor by, Instant at) implements FreezeCommand {}
}
