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

    private static final String ALL = "select * from policy_change order by id";
    private static final String PAGE = "select * from policy_change where id < $1 order by id desc limit $2";
    /** Whoever stands behind the same change as somebody else came second. */
    private static final String ADD = "insert into policy_change (policy, baseline, by, reason, rolls_back, follows)"
            + " values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning *";

    private final Pool pool;

    Changes(Pool pool) {
        this.pool = pool;
    }

    /** What is in force, or will be at the next tick. */
    public Uni<InForce> last() {
        return standing().map(Standing::now);
    }

    Uni<ChangeList> page(PageRequest page) {
        long behind = page.behind(Cursor.at(Long.MAX_VALUE)).number(0);
        return pool.preparedQuery(PAGE)
                .execute(Tuple.of(behind, page.rows()))
                .map(Changes::rows)
                .map(rows -> page.of(rows, row -> Cursor.at(row.getLong("id"))))
                .map(Changes::list);
    }

    /** With the baseline of what stood when it was looked at: where something else stands by now, it fails with a 409. */
    Uni<ChangeView> activate(Standing seen, String policy, String by, String reason) {
        return add(seen, new InForce(policy, seen.now().baseline()), false, by, reason);
    }

    /** With the policy of what stood when it was looked at, and the same failure. */
    Uni<ChangeView> promote(Standing seen, String baseline, String by, String reason) {
        return add(seen, new InForce(seen.now().policy(), baseline), false, by, reason);
    }

    /** Takes back the last change that stands; asked again, the one before it. */
    Uni<ChangeView> rollBack(String by, String reason) {
        return standing().chain(now -> now.changes().size() < 2 ? nothing() : add(now, now.before(), true, by, reason));
    }

    /** A policy and a baseline by their versions. */
    public record InForce(String policy, String baseline) {
        static final InForce BUILTIN =
                new InForce(Policy.builtin().version(), Baseline.builtin().version());

        private static InForce of(String policy, String baseline) {
            return new InForce(Versions.present(policy, BUILTIN.policy), Versions.present(baseline, BUILTIN.baseline));
        }
    }

    /**
     * Changes that nobody took back.
     *
     * @param changes oldest first; behind them all is what an installation begins with
     * @param last id of the last change, taken back or not; 0 before there is one
     */
    record Standing(List<InForce> changes, long last) {
        InForce now() {
            return changes.getLast();
        }

        InForce before() {
            return changes.get(changes.size() - 2);
        }
    }

    /** What stands, for whoever looks at it before changing it. */
    Uni<Standing> standing() {
        return pool.query(ALL).execute().map(rows -> {
            List<InForce> changes = new ArrayList<>(List.of(InForce.BUILTIN));
            long last = 0;
            for (Row row : rows) {
                last = row.getLong("id");
                if (row.getBoolean("rolls_back")) {
                    changes.removeLast();
                } else {
                    changes.add(InForce.of(row.getString("policy"), row.getString("baseline")));
                }
            }
            return new Standing(changes, last);
        });
    }

    private Uni<ChangeView> add(Standing now, InForce next, boolean rollsBack, String by, String reason) {
        return pool.preparedQuery(ADD)
                .execute(Tuple.from(List.of(next.policy(), next.baseline(), by, reason, rollsBack, now.last())))
                .map(rows -> rows.size() == 1 ? ChangeView.of(rows.iterator().next()) : cameSecond());
    }

    private static ChangeView cameSecond() {
        throw Problem.of("changed-meanwhile", 409, "Somebody else changed what is in force", "Look, and ask again.")
                .asException();
    }

    private static Uni<ChangeView> nothing() {
        return Uni.createFrom()
                .failure(Problem.of("nothing-to-roll-back", 409, "What an installation begins with is in force", null)
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
