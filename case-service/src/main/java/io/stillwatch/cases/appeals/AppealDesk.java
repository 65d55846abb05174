package io.stillwatch.cases.appeals;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.domain.appeal.Appeal;
import io.stillwatch.cases.domain.appeal.AppealCommand;
import io.stillwatch.cases.domain.appeal.AppealCommand.AssignReviewer;
import io.stillwatch.cases.domain.appeal.AppealCommand.OverturnAppeal;
import io.stillwatch.cases.domain.appeal.AppealCommand.UpholdAppeal;
import io.stillwatch.cases.domain.appeal.AppealEvent;
import io.stillwatch.cases.domain.appeal.AppealRejection;
import io.stillwatch.cases.requests.Answer;
import io.stillwatch.cases.requests.Conditions;
import io.stillwatch.cases.requests.Desk;
import io.stillwatch.eventsourcing.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import org.hibernate.reactive.mutiny.Mutiny;

/** Has appeals assigned and judged; one that is overturned takes the measures and the confirmation back in the same transaction. */
@ApplicationScoped
class AppealDesk {

    private final Involvement involvement;
    private final Rehabilitation rehabilitation;
    private final Appeals appeals;
    private final Desk desk;

    AppealDesk(Involvement involvement, Rehabilitation rehabilitation, Appeals appeals, Desk desk) {
        this.involvement = involvement;
        this.rehabilitation = rehabilitation;
        this.appeals = appeals;
        this.desk = desk;
    }

    Uni<AppealView> assign(String name, Conditions conditions, String reviewer) {
        String by = desk.actor().id();
        Instant now = desk.now();
        return ask(
                "assign", name, conditions, reviewer, (involved, _) -> new AssignReviewer(reviewer, involved, by, now));
    }

    Uni<AppealView> uphold(String name, Conditions conditions, String reason) {
        String by = desk.actor().id();
        Instant now = desk.now();
        return ask(
                "uphold",
                name,
                conditions,
                reason,
                (involved, reinstated) -> new UpholdAppeal(reason, reinstated, involved, by, now));
    }

    Uni<AppealView> overturn(String name, Conditions conditions, String reason) {
        String by = desk.actor().id();
        Instant now = desk.now();
        return ask(
                "overturn", name, conditions, reason, (involved, _) -> new OverturnAppeal(reason, involved, by, now));
    }

    /** The turns of case, enforcement and appeal are taken in the order that all take them in: nobody waits for each other. */
    private Uni<AppealView> ask(
            String verb,
            String name,
            Conditions conditions,
            Object body,
            BiFunction<List<String>, Boolean, AppealCommand> command) {
        AppealId id = AppealId.insistOn(name);
        OptionalLong expected = conditions.expectedVersion();
        return desk.ask(
                conditions,
                verb + " " + name,
                body,
                AppealView.class,
                session -> row(session, id)
                        .chain(row -> involvement
                                .in(session, row.caseId, row.enforcement, row.item)
                                .chain(involved -> TakenBack.already(session, row.enforcement, row.item)
                                        .map(reinstated -> command.apply(involved, reinstated)))
                                .chain(asked -> handle(session, row, expected, asked)))
                        .chain(outcome -> answer(session, id, outcome)));
    }

    private Uni<Outcome<Appeal, AppealEvent, AppealRejection>> handle(
            Mutiny.StatelessSession session, AppealRow row, OptionalLong expected, AppealCommand command) {
        return appeals.handle(session, row.id, expected, command)
                .call(outcome -> outcome instanceof Outcome.Done<?, ?, ?> && command instanceof OverturnAppeal overturn
                        ? rehabilitation.of(session, row, overturn.at())
                        : Uni.createFrom().voidItem());
    }

    static Uni<Answer<AppealView>> answer(
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
