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
import org.jspecify.annotations.Nullable;

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

    /**
     * Takes back the last change that stands; asked again, the one before it.
     *
     * @param version what that change put into force; null for whatever it was
     */
    Uni<ChangeView> rollBack(@Nullable String version, String by, String reason) {
        return standing()
                .invoke(now -> insistOnLast(now, version))
                .chain(now -> add(now, now.before(), true, by, reason));
    }

    private static void insistOnLast(Standing now, @Nullable String version) {
        if (now.changes().isEmpty()) {
            throw Problem.of("nothing-to-roll-back", 409, "What an installation begins with is in force", null)
                    .asException();
        }
        if (version != null && !now.broughtIn(version)) {
            throw Problem.of(
                            "not-the-last-change",
                            409,
                            "The last change that stands put something else into force",
                            "Look at the changes; it may have been taken back already.")
                    .asException();
        }
    }

    /** A policy and a baseline by their versions. */
    public record InForce(String policy, String baseline) {
        static final InForce BUILTIN =
                new InForce(Policy.builtin().version(), Baseline.builtin().version());

        static InForce of(ChangeView change) {
            return new InForce(
                    Versions.present(change.policy(), BUILTIN.policy),
                    Versions.present(change.baseline(), BUILTIN.baseline));
        }

        boolean names(String version) {
            return policy.equals(version) || baseline.equals(version);
        }
    }

    /** What stands, for whoever looks at it before changing it. */
    Uni<Standing> standing() {
        return pool.query(ALL).execute().map(Standing::of);
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
