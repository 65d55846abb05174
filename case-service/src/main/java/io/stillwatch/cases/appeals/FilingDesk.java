package io.stillwatch.cases.appeals;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.domain.appeal.Acted;
import io.stillwatch.cases.domain.appeal.AppealCommand.FileAppeal;
import io.stillwatch.cases.enforcement.EnforcementRow;
import io.stillwatch.cases.enforcement.ItemRow;
import io.stillwatch.cases.requests.Conditions;
import io.stillwatch.cases.requests.Desk;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;

/** Takes what accounts say against measures, once for each. */
@ApplicationScoped
class FilingDesk {

    private final Involvement involvement;
    private final Appeals appeals;
    private final Desk desk;
    private final Duration deadline;

    FilingDesk(
            Involvement involvement,
            Appeals appeals,
            Desk desk,
            @ConfigProperty(name = "stillwatch.appeals.deadline", defaultValue = "14D") Duration deadline) {
        this.involvement = involvement;
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
                    return involvement
                            .in(session, target.enforcement.caseId, target.enforcement.id, target.item.item)
                            .map(involved -> command(target, filing, involved, by, now))
                            .chain(command -> appeals.handle(session, id.value(), OptionalLong.empty(), command))
                            .chain(outcome -> AppealDesk.answer(session, id, outcome));
                }));
    }

    private FileAppeal command(Target target, Filing filing, List<String> involved, String by, Instant now) {
        EnforcementRow enforcement = target.enforcement;
        return new FileAppeal(
                enforcement.id,
                target.item.item,
                enforcement.caseId,
                acted(target.item.state),
                filing.text(),
                involved,
                by,
                now.plus(deadline),
                now);
    }

    private static Acted acted(String state) {
        return switch (state) {
            case "released", "applied", "lifting", "lifted" -> Acted.YES;
            case "refused" -> Acted.REFUSED;
            case String _ -> Acted.NOT_YET;
        };
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
                .switchTo(() -> missing(session, filing))
                .chain(item ->
                        session.get(EnforcementRow.class, item.enforcement).map(row -> new Target(row, item)));
    }

    /** Says what is missing; never an item. */
    private static Uni<ItemRow> missing(Mutiny.StatelessSession session, Filing filing) {
        return session.createSelectionQuery(
                        "select count(*) from ItemRow where enforcement = :id and account = :account", Long.class)
                .setParameter("id", filing.against())
                .setParameter("account", filing.about())
                .getSingleResult()
                .map(endUsers -> {
                    boolean isLeftOut = filing.behind().isEmpty() && endUsers > 0;
                    throw (isLeftOut ? AppealProblems.endUserNeeded() : AppealProblems.noSuchItem()).asException();
                });
    }
}
