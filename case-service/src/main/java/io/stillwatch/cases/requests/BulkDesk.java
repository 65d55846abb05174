package io.stillwatch.cases.requests;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.CaseStatus;
import io.stillwatch.cases.queue.CaseRow;
import io.stillwatch.cases.requests.BulkAnswer.One;
import io.stillwatch.cases.requests.BulkRuling.Named;
import io.stillwatch.eventsourcing.Problem;
import io.stillwatch.eventsourcing.ProblemException;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Decides many cases at once, each in a transaction of its own and exactly as if it had been asked alone. What was previewed is what is
 * decided: a case that has moved on since is refused.
 */
@ApplicationScoped
class BulkDesk {

    private static final String ACCOUNTS =
            "select count(distinct account) from case_member where case_id = any($1) and left_chunk is null";

    private final CaseDesk desk;
    private final Mutiny.SessionFactory sessions;
    private final Pool pool;

    BulkDesk(CaseDesk desk, Mutiny.SessionFactory sessions, Pool pool) {
        this.desk = desk;
        this.sessions = sessions;
        this.pool = pool;
    }

    Uni<BulkAnswer> preview(BulkRuling asked) {
        Ruling ruling = asked.ruling();
        return each(asked.named(false), named -> look(named, ruling));
    }

    /** A key makes the whole safe to send again: it stands for one command on each case. */
    Uni<BulkAnswer> decide(BulkRuling asked, @Nullable String key) {
        Ruling ruling = asked.ruling();
        return each(
                asked.named(true),
                named -> desk.ask(id(named), named.conditions(key), ruling)
                        .map(status -> One.done(id(named), status.sequence()))
                        .onFailure(ProblemException.class)
                        .recoverWithUni(failure -> refused(id(named), failure)));
    }

    private Uni<BulkAnswer> each(List<Named> cases, Function<Named, Uni<One>> work) {
        return Multi.createFrom()
                .iterable(cases)
                .onItem()
                .transformToUniAndConcatenate(work::apply)
                .collect()
                .asList()
                .chain(items -> accounts(BulkAnswer.decided(items)).map(accounts -> BulkAnswer.of(items, accounts)));
    }

    private Uni<One> look(Named named, Ruling ruling) {
        String id = id(named);
        return sessions.withStatelessSession(session -> session.get(CaseRow.class, id))
                .chain(row -> desk.preview(id, named.conditions(null).expectedVersion(), ruling)
                        .map(answer -> switch (answer) {
                            case Answer.Done<CaseStatus> _ -> One.done(id, row.sequence);
                            case Answer.Refused<CaseStatus>(var problem) -> refused(id, row, problem);
                        }));
    }

    private Uni<Long> accounts(List<String> ids) {
        return pool.preparedQuery(ACCOUNTS)
                .execute(Tuple.of(ids.toArray(String[]::new)))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private Uni<One> refused(String id, Throwable failure) {
        Problem problem = ((ProblemException) failure).problem();
        return sessions.withStatelessSession(session -> session.get(CaseRow.class, id))
                .map(row -> refused(id, row, problem));
    }

    private static One refused(String id, @Nullable CaseRow row, Problem problem) {
        return One.refused(id, row == null ? null : row.sequence, problem);
    }

    private static String id(Named named) {
        return Objects.requireNonNull(named.id());
    }
}
