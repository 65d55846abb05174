package io.stillwatch.cases.enforcement;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.CaseProblems;
import io.stillwatch.cases.Cases;
import io.stillwatch.cases.Salts;
import io.stillwatch.cases.domain.Actor;
import io.stillwatch.cases.domain.Case;
import io.stillwatch.cases.domain.CaseEvent;
import io.stillwatch.cases.domain.CaseId;
import io.stillwatch.cases.domain.enforcement.Batches;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.RequestEnforcement;
import io.stillwatch.cases.domain.enforcement.Ground;
import io.stillwatch.cases.domain.enforcement.Plan;
import io.stillwatch.cases.domain.enforcement.Standing;
import io.stillwatch.cases.requests.Conditions;
import io.stillwatch.cases.requests.Desk;
import io.stillwatch.eventsourcing.EventLog;
import io.stillwatch.eventsourcing.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.hibernate.reactive.mutiny.Mutiny;

/** Has enforcements requested. */
@ApplicationScoped
class RequestDesk {

    /** Canonical JSON has no more digits than a double: a larger seed would stand in the event as another. */
    private static final long SEEDS = 1L << 53;

    private final Cases cases;
    private final EventLog<CaseEvent> log;
    private final Enforcements enforcements;
    private final Desk desk;
    private final SecureRandom seeds = new SecureRandom();

    RequestDesk(Cases cases, EventLog<CaseEvent> log, Enforcements enforcements, Desk desk) {
        this.cases = cases;
        this.log = log;
        this.enforcements = enforcements;
        this.desk = desk;
    }

    /** The case stands still meanwhile, so that the members that were counted are the members that become items. */
    Uni<EnforcementView> request(Conditions conditions, Wish wish) {
        CaseId about = wish.about();
        Instant now = desk.now();
        Batches batches = wish.batches(seeds.nextLong(SEEDS));
        Targets targets = wish.targets();
        EnforcementId id = EnforcementId.fresh();
        var asked = new Asked(wish, about, batches, targets, Salts.drawn(), desk.actor(), now);
        return desk.ask(
                conditions,
                "request",
                wish,
                EnforcementView.class,
                session -> cases.state(session, about)
                        .invoke(RequestDesk::insistOnOne)
                        .chain(state -> log.head(session, about.value())
                                .chain(head -> command(session, asked, Standing.of(state), head.sequence())))
                        .chain(command -> enforcements.handle(session, id.value(), OptionalLong.empty(), command))
                        .call(outcome -> outcome instanceof Outcome.Done<?, ?, ?>
                                ? Items.add(session, id.value(), about, targets, asked.salts, batches.size(), now)
                                : Uni.createFrom().voidItem())
                        .chain(outcome -> EnforcementDesk.answer(session, id, outcome)));
    }

    private static void insistOnOne(Case state) {
        if (state instanceof Case.Unopened) {
            throw CaseProblems.noSuchCase().asException();
        }
    }

    /** What is asked for, read once. */
    private record Asked(
            Wish wish, CaseId about, Batches batches, Targets targets, Salts salts, Actor by, Instant at) {}

    private static Uni<EnforcementCommand> command(
            Mutiny.StatelessSession session, Asked asked, Standing standing, long known) {
        return asked.targets
                .strangers(session, asked.about)
                .chain(strangers -> Items.sum(session, asked.about, asked.targets, asked.salts)
                        .map(sum -> command(asked, standing, known, sum, strangers)));
    }

    private static EnforcementCommand command(
            Asked asked, Standing standing, long known, Items.Sum sum, List<Stranger> strangers) {
        return new RequestEnforcement(
                asked.about.value(),
                standing,
                new Plan(
                        asked.wish.wanted(),
                        sum.items(),
                        sum.honestLooking(),
                        sum.digest(),
                        asked.batches,
                        asked.wish.end(asked.at),
                        standing.decision().map(decision -> new Ground(decision, known))),
                strangers.stream().map(Stranger::where).toList(),
                asked.wish.because(),
                asked.by,
                asked.at);
    }
}
