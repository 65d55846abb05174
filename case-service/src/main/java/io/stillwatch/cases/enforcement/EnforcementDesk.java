package io.stillwatch.cases.enforcement;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.Cases;
import io.stillwatch.cases.domain.Actor;
import io.stillwatch.cases.domain.CaseId;
import io.stillwatch.cases.domain.enforcement.Batches;
import io.stillwatch.cases.domain.enforcement.Enforcement;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.ApproveEnforcement;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.RequestEnforcement;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection;
import io.stillwatch.cases.domain.enforcement.Plan;
import io.stillwatch.cases.domain.enforcement.Standing;
import io.stillwatch.cases.enforcement.Items.Targets;
import io.stillwatch.cases.requests.Answer;
import io.stillwatch.cases.requests.Conditions;
import io.stillwatch.cases.requests.Desk;
import io.stillwatch.eventsourcing.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;

/** Has enforcements requested, looked at by a second person, and taken back. */
@ApplicationScoped
class EnforcementDesk {

    private final Cases cases;
    private final Enforcements enforcements;
    private final Desk desk;
    private final int alone;
    private final SecureRandom seeds = new SecureRandom();

    EnforcementDesk(
            Cases cases,
            Enforcements enforcements,
            Desk desk,
            @ConfigProperty(name = "stillwatch.enforcement.four-eyes-above", defaultValue = "5") int alone) {
        this.cases = cases;
        this.enforcements = enforcements;
        this.desk = desk;
        this.alone = alone;
    }

    /** The case stands still meanwhile, so that the members that were counted are the members that become items. */
    Uni<EnforcementView> request(Conditions conditions, Wish wish) {
        CaseId about = wish.about();
        Instant now = desk.now();
        Batches batches = wish.batches(seeds.nextLong());
        Targets targets = wish.targets();
        EnforcementId id = EnforcementId.fresh();
        var asked = new Asked(wish, about, batches, targets, desk.actor(), now);
        return desk.ask(
                conditions,
                "request",
                wish,
                EnforcementView.class,
                session -> cases.state(session, about)
                        .chain(state -> command(session, asked, Standing.of(state)))
                        .chain(command -> enforcements.handle(session, id.value(), OptionalLong.empty(), command))
                        .call(outcome -> outcome instanceof Outcome.Done<?, ?, ?>
                                ? Items.add(session, id.value(), about, targets, batches, now)
                                : Uni.createFrom().voidItem())
                        .chain(outcome -> answer(session, id, outcome)));
    }

    /** What is asked for, read once. */
    private record Asked(Wish wish, CaseId about, Batches batches, Targets targets, Actor by, Instant at) {}

    private static Uni<EnforcementCommand> command(Mutiny.StatelessSession session, Asked asked, Standing standing) {
        return Items.sum(session, asked.about, asked.targets, asked.batches.seed())
                .map(sum -> new RequestEnforcement(
                        asked.about.value(),
                        standing,
                        new Plan(
                                asked.wish.wanted(),
                                sum.items(),
                                sum.honestLooking(),
                                sum.digest(),
                                asked.batches,
                                asked.wish.end(asked.at)),
                        asked.wish.because(),
                        asked.by,
                        asked.at));
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
                session -> row(session, id)
                        .chain(row -> cases.state(session, new CaseId(row.caseId)))
                        .chain(state -> enforcements
                                .isFrozen(session)
                                .map(frozen -> new ApproveEnforcement(Standing.of(state), frozen, alone, by, now)))
                        .chain(command -> enforcements.handle(session, id.value(), expected, command))
                        .chain(outcome -> answer(session, id, outcome)));
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

    private static Uni<Answer<EnforcementView>> answer(
            Mutiny.StatelessSession session,
            EnforcementId id,
            Outcome<Enforcement, EnforcementEvent, EnforcementRejection> outcome) {
        return outcome instanceof Outcome.Done<Enforcement, EnforcementEvent, EnforcementRejection>
                ? row(session, id).map(row -> new Answer.Done<>(EnforcementView.of(row)))
                : Uni.createFrom()
                        .item(Answer.of(
                                outcome,
                                (_, _) -> {
                                    throw new IllegalStateException("Only what is refused is answered here");
                                },
                                EnforcementProblems::of));
    }

    static Uni<EnforcementRow> row(Mutiny.StatelessSession session, EnforcementId id) {
        return session.get(EnforcementRow.class, id.value())
                .onItem()
                .ifNull()
                .failWith(() -> EnforcementProblems.noSuchEnforcement().asException());
    }
}
