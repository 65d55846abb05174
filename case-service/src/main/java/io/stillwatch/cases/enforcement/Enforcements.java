package io.stillwatch.cases.enforcement;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.domain.enforcement.Enforcement;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand;
import io.stillwatch.cases.domain.enforcement.EnforcementDecider;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.BatchReleased;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementApproved;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementDeclined;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementExpired;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementRequested;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementReversed;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementWithdrawn;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.ItemReinstated;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.ItemReversed;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.ItemsAcknowledged;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection;
import io.stillwatch.cases.domain.enforcement.FreezeCommand;
import io.stillwatch.cases.domain.enforcement.FreezeEvent;
import io.stillwatch.eventsourcing.Aggregates;
import io.stillwatch.eventsourcing.Decision;
import io.stillwatch.eventsourcing.Outcome;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.hibernate.reactive.mutiny.Mutiny;

/** The one door to the enforcements and to the freeze that stops them all: every command comes through here. */
public final class Enforcements {

    private static final EnforcementDecider DECIDER = new EnforcementDecider();

    private final Aggregates<EnforcementCommand, Enforcement, EnforcementEvent, EnforcementRejection> aggregates;
    private final Aggregates<FreezeCommand, Boolean, FreezeEvent, EnforcementRejection> freeze;

    Enforcements(
            Aggregates<EnforcementCommand, Enforcement, EnforcementEvent, EnforcementRejection> aggregates,
            Aggregates<FreezeCommand, Boolean, FreezeEvent, EnforcementRejection> freeze) {
        this.aggregates = aggregates;
        this.freeze = freeze;
    }

    /**
     * Handles a command in the caller's transaction: events, rows and what is to be published are kept together or not at all. What was
     * acknowledged of something before it is taken back is recorded before that.
     *
     * @param expected the sequence the caller decided on, if it insists on it
     */
    public Uni<Outcome<Enforcement, EnforcementEvent, EnforcementRejection>> handle(
            Mutiny.StatelessSession session, String id, OptionalLong expected, EnforcementCommand command) {
        return state(session, id)
                .chain(state -> takenBack(command, state)
                        .<Uni<?>>map(event -> Items.hold(session, id).chain(() -> record(session, id, event.at())))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .chain(() -> aggregates.handle(session, id, expected, command));
    }

    private static Optional<EnforcementEvent> takenBack(EnforcementCommand command, Enforcement state) {
        return DECIDER.decide(command, state) instanceof Decision.Accepted<EnforcementEvent, ?>(var events)
                ? events.stream().filter(Enforcements::takesBack).findFirst()
                : Optional.empty();
    }

    private static boolean takesBack(EnforcementEvent event) {
        return switch (event) {
            case EnforcementReversed _,
                    EnforcementExpired _,
                    EnforcementWithdrawn _,
                    ItemReversed _,
                    ItemReinstated _ -> true;
            case EnforcementRequested _, EnforcementApproved _, EnforcementDeclined _ -> false;
            case BatchReleased _, ItemsAcknowledged _ -> false;
        };
    }

    /** Records what the provider's system said since the last time. */
    Uni<Void> record(Mutiny.StatelessSession session, String id, Instant at) {
        return state(session, id)
                .chain(state -> Acknowledged.count(session, id, state, at))
                .chain(said -> aggregates.handle(session, id, OptionalLong.empty(), said))
                .replaceWithVoid();
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
