package io.stillwatch.cases.enforcement;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.domain.enforcement.Enforcement;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection;
import io.stillwatch.cases.domain.enforcement.FreezeCommand;
import io.stillwatch.cases.domain.enforcement.FreezeEvent;
import io.stillwatch.eventsourcing.Aggregates;
import io.stillwatch.eventsourcing.Outcome;
import java.util.OptionalLong;
import org.hibernate.reactive.mutiny.Mutiny;

/** The one door to the enforcements and to the freeze that stops them all: every command comes through here. */
public final class Enforcements {

    private final Aggregates<EnforcementCommand, Enforcement, EnforcementEvent, EnforcementRejection> aggregates;
    private final Aggregates<FreezeCommand, Boolean, FreezeEvent, EnforcementRejection> freeze;

    Enforcements(
            Aggregates<EnforcementCommand, Enforcement, EnforcementEvent, EnforcementRejection> aggregates,
            Aggregates<FreezeCommand, Boolean, FreezeEvent, EnforcementRejection> freeze) {
        this.aggregates = aggregates;
        this.freeze = freeze;
    }

    /**
     * Handles a command in the caller's transaction: events, rows and what is to be published are kept together or not at all.
     *
     * @param expected the sequence the caller decided on, if it insists on it
     */
    public Uni<Outcome<Enforcement, EnforcementEvent, EnforcementRejection>> handle(
            Mutiny.StatelessSession session, String id, OptionalLong expected, EnforcementCommand command) {
        return aggregates.handle(session, id, expected, command);
    }

    /** How an enforcement stands; it stands like that until the transaction ends. */
    public Uni<Enforcement> state(Mutiny.StatelessSession session, String id) {
        return aggregates.state(session, id);
    }

    Uni<Outcome<Boolean, FreezeEvent, EnforcementRejection>> handle(
            Mutiny.StatelessSession session, OptionalLong expected, FreezeCommand command) {
        return freeze.handle(session, Freeze.STREAM, expected, command);
    }

    /** Whether everything is frozen; that stays so until the transaction ends. */
    Uni<Boolean> isFrozen(Mutiny.StatelessSession session) {
        return freeze.state(session, Freeze.STREAM);
    }
}
