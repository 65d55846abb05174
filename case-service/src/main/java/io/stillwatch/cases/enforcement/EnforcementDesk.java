package io.stillwatch.cases.enforcement;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.domain.Actor;
import io.stillwatch.cases.domain.enforcement.Enforcement;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.ApproveEnforcement;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection;
import io.stillwatch.cases.requests.Answer;
import io.stillwatch.cases.requests.Conditions;
import io.stillwatch.cases.requests.Desk;
import io.stillwatch.eventsourcing.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;

/** Has enforcements looked at by a second person, and taken back. */
@ApplicationScoped
class EnforcementDesk {

    private final Enforcements enforcements;
    private final Standings standings;
    private final Desk desk;
    private final int alone;

    EnforcementDesk(
            Enforcements enforcements,
            Standings standings,
            Desk desk,
            @ConfigProperty(name = "stillwatch.enforcement.four-eyes-above", defaultValue = "5") int alone) {
        this.standings = standings;
        this.enforcements = enforcements;
        this.desk = desk;
        this.alone = alone;
    }

    /** What is approved is approved on how the case stands now, and while nothing is frozen. */
    Uni<EnforcementView> approve(String name, Conditions conditions) {
        EnforcementId id = EnforcementId.insistOn(name);
        Actor by = desk.actor();
        Instant now = desk.now();
        OptionalLong expected = conditions.expectedVersion();
        return desk.ask(
                conditions,
                "approve " + name,
                "",
                EnforcementView.class,
                session -> EnforcementRow.of(session, id)
                        .chain(row -> approval(session, row, by, now))
                        .chain(command -> enforcements.handle(session, id.value(), expected, command))
                        .chain(outcome -> answer(session, id, outcome)));
    }

    private Uni<EnforcementCommand> approval(
            Mutiny.StatelessSession session, EnforcementRow row, Actor by, Instant now) {
        return standings
                .of(session, row.caseId)
                .chain(standing -> enforcements
                        .isFrozen(session)
                        .chain(frozen -> Radius.with(session, row.caseId, row.id)
                                .chain(radius -> standings
                                        .openedBy(session, row.caseId)
                                        .map(opener -> new ApproveEnforcement(
                                                standing,
                                                frozen,
                                                radius.touched(),
                                                radius.standForMany(),
                                                alone,
                                                opener,
                                                by,
                                                now)))));
    }

    /** Any other command. */
    Uni<EnforcementView> ask(
            String verb,
            String name,
            Conditions conditions,
            Object body,
            BiFunction<Actor, Instant, EnforcementCommand> command) {
        EnforcementId id = EnforcementId.insistOn(name);
        EnforcementCommand asked = command.apply(desk.actor(), desk.now());
        OptionalLong expected = conditions.expectedVersion();
        return desk.ask(
                conditions,
                verb + " " + name,
                body,
                EnforcementView.class,
                session -> enforcements
                        .handle(session, id.value(), expected, asked)
                        .chain(outcome -> answer(session, id, outcome)));
    }

    static Uni<Answer<EnforcementView>> answer(
            Mutiny.StatelessSession session,
            EnforcementId id,
            Outcome<Enforcement, EnforcementEvent, EnforcementRejection> outcome) {
        return outcome instanceof Outcome.Done<Enforcement, EnforcementEvent, EnforcementRejection>
                ? EnforcementRow.of(session, id)
                        .chain(row -> EnforcementView.of(session, row))
                        .map(Answer.Done::new)
                : Uni.createFrom()
                        .item(Answer.of(
                                outcome,
                                (_, _) -> {
                                    throw new IllegalStateException("Only what is refused is answered here");
                                },
                                EnforcementProblems::of));
    }
}
