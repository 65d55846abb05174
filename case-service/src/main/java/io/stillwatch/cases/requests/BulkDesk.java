package io.stillwatch.cases.requests;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.CaseStatus;
import io.stillwatch.cases.queue.CaseRow;
import io.stillwatch.cases.requests.BulkAnswer.One;
import io.stillwatch.cases.requests.BulkRuling.Named;
import io.stillwatch.eventsourcing.Problem;
import io.stillwatch.eventsourcing.ProblemException;
import io.stillwatch.eventsourcing.ProblemMappers;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
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

    /** Until then, the pool may give the very connection that died. */
    private static final long A_MOMENT_MILLIS = 100;

    private final CaseDesk desk;
    private final Mutiny.SessionFactory sessions;
    private final Pool pool;
    private final Vertx vertx;

    BulkDesk(CaseDesk desk, Mutiny.SessionFactory sessions, Pool pool, Vertx vertx) {
        this.desk = desk;
        this.sessions = sessions;
        this.pool = pool;
        this.vertx = vertx;
    }

    Uni<BulkAnswer> preview(BulkRuling asked) {
        Ruling ruling = asked.ruling();
        return each(asked.named(false), named -> look(named, ruling))
                .chain(items -> accounts(items).map(accounts -> BulkAnswer.of(items, accounts)));
    }

    /**
     * A key makes the whole safe to send again: it stands for one command on each case. What makes no sense is refused before anything is
     * decided; from then on each case has its own answer, whatever becomes of the others.
     */
    Uni<BulkAnswer> decide(BulkRuling asked, @Nullable String key) {
        List<Named> cases = asked.named(true);
        Ruling ruling = desk.insistOnSense(asked.ruling());
        var away = new AtomicReference<@Nullable Problem>();
        return each(cases, named -> decide(named, ruling, key, away))
                .chain(items -> accounts(items)
                        .onFailure(ProblemMappers::isStoreUnavailable)
                        .recoverWithNull()
                        .map(accounts -> BulkAnswer.of(items, accounts)));
    }

    /** Once the store is {@code away}, no further case is asked: whoever waits would be gone before the last of them had failed. */
    private Uni<One> decide(Named named, Ruling ruling, @Nullable String key, AtomicReference<@Nullable Problem> away) {
        String id = id(named);
        Problem why = away.get();
        return why != null
                ? Uni.createFrom().item(One.refused(id, null, why))
                : Uni.createFrom()
                        .deferred(() -> desk.ask(id, named.conditions(key), ruling))
                        .map(status -> One.done(id, status.sequence()))
                        .onFailure()
                        .recoverWithUni(failure -> failed(id, failure, away));
    }

    private static Uni<List<One>> each(List<Named> cases, Function<Named, Uni<One>> work) {
        return Multi.createFrom()
                .iterable(cases)
                .onItem()
                .transformToUniAndConcatenate(work::apply)
                .collect()
                .asList();
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

    private Uni<Long> accounts(List<One> items) {
        return pool.preparedQuery(ACCOUNTS)
                .execute(Tuple.of(BulkAnswer.decided(items).toArray(String[]::new)))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private Uni<One> failed(String id, Throwable failure, AtomicReference<@Nullable Problem> away) {
        Problem problem = ProblemMappers.told(failure);
        Uni<Void> first = failure instanceof ProblemException ? Uni.createFrom().voidItem() : aMoment();
        return first.chain(() -> sessions.withStatelessSession(session -> session.get(CaseRow.class, id)))
                .map(row -> refused(id, row, problem))
                .onFailure()
                .recoverWithItem(gone -> {
                    away.set(ProblemMappers.told(gone));
                    return One.refused(id, null, problem);
                });
    }

    /** Goes on where it was, as sessions have to. */
    private Uni<Void> aMoment() {
        return Uni.createFrom().emitter(waiting -> vertx.setTimer(A_MOMENT_MILLIS, _ -> waiting.complete(null)));
    }

    private static One refused(String id, @Nullable CaseRow row, Problem problem) {
        return One.refused(id, row == null ? null : row.sequence, problem);
    }

    private static String id(Named named) {
        return Objects.requireNonNull(named.id());
    }
}
