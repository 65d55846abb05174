package io.stillwatch.cases.domain.enforcement;

import java.time.Instant;

/** What happened to enforcement as a whole. */
public sealed interface FreezeEvent {

    String by();

    Instant at();

    /** The reason may name people; it stays in the log and is never published. */
    record EnforcementFrozen(String reason, String by, Instant at) implements FreezeEvent {}

    record EnforcementThawed(String by, Instant at) implements FreezeEvent {}
}
