package io.stillwatch.cases;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.domain.Case;
import io.stillwatch.cases.domain.CaseCommand;
import io.stillwatch.cases.domain.CaseEvent;
import io.stillwatch.cases.domain.CaseId;
import io.stillwatch.cases.domain.CaseRejection;
import io.stillwatch.eventsourcing.Aggregates;
import io.stillwatch.eventsourcing.Outcome;
import java.util.OptionalLong;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** The one door to the cases: every command comes through here, whoever gives it. */
public final class Cases {

    private final Mutiny.SessionFactory sessions;
    private final Aggregates<CaseCommand, Case, CaseEvent, CaseRejection> aggregates;
    private final Runnable somethingToPublish;

    Cases(
            Mutiny.SessionFactory sessions,
            Aggregates<CaseCommand, Case, CaseEvent, CaseRejection> aggregates,
            Runnable somethingToPublish) {
        this.sessions = sessions;
        this.aggregates = aggregates;
        this.somethingToPublish = somethingToPublish;
    }

    /**
     * Runs work in one transaction, and again from the start if a race was lost; what it does to cases is published soon after.
     */
    public <T> Uni<T> inTransaction(Function<Mutiny.StatelessSession, Uni<T>> work) {
        return aggregates.inTransaction(work).invoke(somethingToPublish);
    }

    /** Looks whether there is anything to do, several times a second: in no transaction, and nobody is woken to publish what did not happen. */
    public <T> Uni<T> look(Function<Mutiny.StatelessSession, Uni<T>> question) {
        return sessions.withStatelessSession(question);
    }

    /**
     * Handles a command in the caller's transaction: events, read model and what is to be published are kept together or not at all.
     *
     * @param expected the sequence the caller decided on, if it insists on it
     */
    public Uni<Outcome<Case, CaseEvent, CaseRejection>> handle(
            Mutiny.StatelessSession session, CaseId id, OptionalLong expected, CaseCommand command) {
        return aggregates.handle(session, id.value(), expected, command);
    }

    /** How a case stands; it stands like that until the transaction ends. */
    public Uni<Case> state(Mutiny.StatelessSession session, CaseId id) {
        return aggregates.state(session, id.value());
    }
}
