package io.stillwatch.scoring.policy;

import io.smallrye.mutiny.Uni;
import io.stillwatch.eventsourcing.Cursor;
import io.stillwatch.eventsourcing.Page;
import io.stillwatch.eventsourcing.PageRequest;
import io.stillwatch.eventsourcing.Problem;
import io.stillwatch.scoring.engine.Baseline;
import io.stillwatch.scoring.engine.Policy;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** What came into force, and puts into force: always a policy and a baseline together. */
@ApplicationScoped
public class Changes {

    private static final String LAST = "select * from policy_change order by id desc limit $1";
    private static final String PAGE = "select * from policy_change where id < $1 order by id desc limit $2";
    private static final String ADD =
            "insert into policy_change (policy, baseline, by, reason) values ($1, $2, $3, $4) returning *";

    private final Pool pool;

    Changes(Pool pool) {
        this.pool = pool;
    }

    /** What is in force, or will be at the next tick. */
    public Uni<InForce> last() {
        return lastTwo().map(List::getFirst);
    }

    Uni<ChangeList> page(PageRequest page) {
        long behind = page.behind(Cursor.at(Long.MAX_VALUE)).number(0);
        return pool.preparedQuery(PAGE)
                .execute(Tuple.of(behind, page.rows()))
                .map(Changes::rows)
                .map(rows -> page.of(rows, row -> Cursor.at(row.getLong("id"))))
                .map(Changes::list);
    }

    Uni<ChangeView> activate(String policy, String by, String reason) {
        return last().chain(now -> add(new InForce(policy, now.baseline()), by, reason));
    }

    Uni<ChangeView> promote(String baseline, String by, String reason) {
        return last().chain(now -> add(new InForce(now.policy(), baseline), by, reason));
    }

    /** What was in force before comes into force again. */
    Uni<ChangeView> rollBack(String by, String reason) {
        return lastTwo().chain(two -> two.size() < 2 ? nothing() : add(two.get(1), by, reason));
    }

    /** A policy and a baseline by their versions. */
    public record InForce(String policy, String baseline) {
        static final InForce BUILTIN =
                new InForce(Policy.builtin().version(), Baseline.builtin().version());
    }

    /** Behind the first change stands what an installation begins with. */
    private Uni<List<InForce>> lastTwo() {
        return pool.preparedQuery(LAST).execute(Tuple.of(2)).map(Changes::rows).map(rows -> {
            List<InForce> last = new ArrayList<>();
            rows.forEach(row -> last.add(new InForce(row.getString("policy"), row.getString("baseline"))));
            if (last.size() < 2) {
                last.add(InForce.BUILTIN);
            }
            return last;
        });
    }

    private Uni<ChangeView> add(InForce next, String by, String reason) {
        return pool.preparedQuery(ADD)
                .execute(Tuple.of(next.policy(), next.baseline(), by, reason))
                .map(rows -> ChangeView.of(rows.iterator().next()));
    }

    private static Uni<ChangeView> nothing() {
        return Uni.createFrom()
                .failure(Problem.of("nothing-to-roll-back", 409, "Nothing was ever put into force", null)
                        .asException());
    }

    private static ChangeList list(Page<Row> page) {
        Page<ChangeView> views = page.map(ChangeView::of);
        return new ChangeList(views.items(), views.next());
    }

    private static List<Row> rows(RowSet<Row> set) {
        List<Row> rows = new ArrayList<>();
        set.forEach(rows::add);
        return rows;
    }
}
