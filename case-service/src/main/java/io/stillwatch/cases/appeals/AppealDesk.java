package io.stillwatch.cases.appeals;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.Cases;
import io.stillwatch.cases.domain.CaseCommand.CorrectConfirmation;
import io.stillwatch.cases.domain.CaseId;
import io.stillwatch.cases.domain.appeal.Appeal;
import io.stillwatch.cases.domain.appeal.AppealCommand;
import io.stillwatch.cases.domain.appeal.AppealCommand.FileAppeal;
import io.stillwatch.cases.domain.appeal.AppealEvent;
import io.stillwatch.cases.domain.appeal.AppealRejection;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.ReinstateItem;
import io.stillwatch.cases.enforcement.EnforcementRow;
import io.stillwatch.cases.enforcement.Enforcements;
import io.stillwatch.cases.enforcement.ItemRow;
import io.stillwatch.cases.requests.Answer;
import io.stillwatch.cases.requests.Conditions;
import io.stillwatch.cases.requests.Desk;
import io.stillwatch.eventsourcing.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;

/** Has appeals filed, assigned and judged; one that is overturned takes the measure and the confirmation back in the same transaction. */
@ApplicationScoped
class AppealDesk {

    /** What was asked of the provider's system; a refused item never had an effect. */
    private static final Set<String> ACTED = Set.of("released", "applied", "lifting", "lifted");

    private final Cases cases;
    private final Enforcements enforcements;
    private final Appeals appeals;
    private final Desk desk;
    private final Duration deadline;

    AppealDesk(
            Cases cases,
            Enforcements enforcements,
            Appeals appeals,
            Desk desk,
            @ConfigProperty(name = "stillwatch.appeals.deadline", defaultValue = "14D") Duration deadline) {
        this.cases = cases;
        this.enforcements = enforcements;
        this.appeals = appeals;
        this.desk = desk;
        this.deadline = deadline;
    }

    Uni<AppealView> file(Conditions conditions, Filing filing) {
        String by = desk.actor().id();
        Instant now = desk.now();
        return desk.ask(
                conditions,
                "file",
                filing,
                AppealView.class,
                session -> target(session, filing).chain(target -> {
                    AppealId id = AppealId.of(target.enforcement.id, target.item.item);
                    return appeals.handle(session, id.value(), OptionalLong.empty(), command(target, filing, by, now))
                            .chain(outcome -> answer(session, id, outcome));
                }));
    }

    private FileAppeal command(Target target, Filing filing, String by, Instant now) {
        EnforcementRow enforcement = target.enforcement;
        List<String> involved = Stream.of(enforcement.decidedBy, enforcement.requestedBy, enforcement.approvedBy)
                .filter(person -> person != null && !person.isEmpty())
                .distinct()
                .toList();
        return new FileAppeal(
                enforcement.id,
                target.item.item,
                enforcement.caseId,
                ACTED.contains(target.item.state),
                filing.text(),
                involved,
                by,
                now.plus(deadline),
                now);
    }

    /** What an appeal is about. */
    private record Target(EnforcementRow enforcement, ItemRow item) {}

    private static Uni<Target> target(Mutiny.StatelessSession session, Filing filing) {
        return session.createSelectionQuery(
                        "from ItemRow where enforcement = :id and account = :account and endUser = :endUser",
                        ItemRow.class)
                .setParameter("id", filing.against())
                .setParameter("account", filing.about())
                .setParameter("endUser", filing.behind())
                .getSingleResultOrNull()
                .onItem()
                .ifNull()
                .failWith(() -> AppealProblems.noSuchItem().asException())
                .chain(item ->
                        session.get(EnforcementRow.class, item.enforcement).map(row -> new Target(row, item)));
    }

    Uni<AppealView> ask(String verb, String name, Conditions conditions, Object body, AppealCommand command) {
        AppealId id = AppealId.insistOn(name);
        OptionalLong expected = conditions.expectedVersion();
        return desk.ask(
                conditions,
                verb + " " + name,
                body,
                AppealView.class,
                session -> appeals.handle(session, id.value(), expected, command)
                        .chain(outcome -> answer(session, id, outcome)));
    }

    /** The turns of case, enforcement and appeal are taken in the order that all take them in: nobody waits for each other. */
    Uni<AppealView> overturn(String name, Conditions conditions, String reason) {
        AppealId id = AppealId.insistOn(name);
        OptionalLong expected = conditions.expectedVersion();
        var command = new AppealCommand.OverturnAppeal(reason, desk.actor().id(), desk.now());
        return desk.ask(
                conditions,
                "overturn " + name,
                reason,
                AppealView.class,
                session -> row(session, id)
                        .call(row -> cases.state(session, new CaseId(row.caseId)))
                        .call(row -> enforcements.state(session, row.enforcement))
                        .chain(row -> appeals.handle(session, id.value(), expected, command)
                                .call(outcome -> outcome instanceof Outcome.Done<?, ?, ?>
                                        ? takeBack(session, row, command.at())
                                        : Uni.createFrom().voidItem()))
                        .chain(outcome -> answer(session, id, outcome)));
    }

    private Uni<Void> takeBack(Mutiny.StatelessSession session, AppealRow row, Instant at) {
        return enforcements
                .handle(session, row.enforcement, OptionalLong.empty(), new ReinstateItem(row.item, row.id, at))
                .chain(() -> cases.handle(
                        session,
                        new CaseId(row.caseId),
                        OptionalLong.empty(),
                        new CorrectConfirmation(row.enforcement, row.id, at)))
                .replaceWithVoid();
    }

    private static Uni<Answer<AppealView>> answer(
            Mutiny.StatelessSession session, AppealId id, Outcome<Appeal, AppealEvent, AppealRejection> outcome) {
        return outcome instanceof Outcome.Done<Appeal, AppealEvent, AppealRejection>
                ? row(session, id).map(row -> new Answer.Done<>(AppealView.of(row)))
                : Uni.createFrom()
                        .item(Answer.of(
                                outcome,
                                (_, _) -> {
                                    throw new IllegalStateException("Only what is refused is answered here");
                                },
                                AppealProblems::of));
    }

    static Uni<AppealRow> row(Mutiny.StatelessSession session, AppealId id) {
        return session.get(AppealRow.class, id.value())
                .onItem()
                .ifNull()
                .failWith(() -> AppealProblems.noSuchAppeal().asException());
    }
}
