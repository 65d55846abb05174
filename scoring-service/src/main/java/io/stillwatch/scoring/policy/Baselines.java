package io.stillwatch.scoring.policy;

import io.smallrye.mutiny.Uni;
import io.stillwatch.eventsourcing.Cursor;
import io.stillwatch.eventsourcing.Page;
import io.stillwatch.eventsourcing.PageRequest;
import io.stillwatch.eventsourcing.Problem;
import io.stillwatch.eventsourcing.ProblemException;
import io.stillwatch.scoring.engine.Baseline;
import io.stillwatch.scoring.store.Storable;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Baselines as they are written down, each beside the one in force. */
@ApplicationScoped
class Baselines {

    private static final String PAGE = "select * from baseline where version > $1 order by version limit $2";

    private final Pool pool;
    private final Changes changes;

    Baselines(Pool pool, Changes changes) {
        this.pool = pool;
        this.changes = changes;
    }

    Uni<BaselineView> one(String version) {
        return inForce().chain(now -> find(version).map(row -> view(row, now)));
    }

    Uni<BaselineList> page(PageRequest page) {
        String behind = page.behind(Cursor.at("")).key(0);
        return inForce()
                .chain(now -> pool.preparedQuery(PAGE)
                        .execute(Tuple.of(behind, page.rows()))
                        .map(rows -> {
                            List<Row> all = new ArrayList<>();
                            rows.forEach(all::add);
                            Page<BaselineView> views = page.of(all, row -> Cursor.at(row.getString("version")))
                                    .map(row -> view(row, now));
                            return new BaselineList(views.items(), views.next());
                        }));
    }

    /** The properties of a baseline, the built-in one or one that is written down. */
    Uni<String> read(String version) {
        return isBuiltin(version)
                ? Uni.createFrom().item(() -> Baseline.builtin().properties(""))
                : find(version).map(row -> row.getString("properties"));
    }

    /** One that was fitted here. */
    Uni<Row> written(String version) {
        return isBuiltin(version) ? Uni.createFrom().failure(Versions::builtIn) : find(version);
    }

    static ProblemException noSuchBaseline(@Nullable String detail) {
        return Problem.of("no-such-baseline", 404, "There is no such baseline", detail)
                .asException();
    }

    private Uni<Row> find(String version) {
        return pool.preparedQuery("select * from baseline where version = $1")
                .execute(Tuple.of(Storable.is(version) ? version : ""))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw noSuchBaseline(null);
                    }
                    return rows.iterator().next();
                });
    }

    /** Has one of a new version fitted. */
    <T> Uni<T> take(String version, Function<SqlConnection, Uni<T>> fitting) {
        return Names.take(pool, version, fitting);
    }

    Uni<Void> retire(String version) {
        return pool.preparedQuery("update baseline set state = 'retired' where version = $1")
                .execute(Tuple.of(version))
                .replaceWithVoid();
    }

    private static boolean isBuiltin(String version) {
        return version.equals(Baseline.builtin().version());
    }

    private Uni<Map<String, String>> inForce() {
        return changes.last().chain(now -> read(now.baseline())).map(Baselines::values);
    }

    private static BaselineView view(Row row, Map<String, String> inForce) {
        String version = row.getString("version");
        Map<String, String> own = values(row.getString("properties"));
        return new BaselineView(
                version,
                version.equals(inForce.get("version")) ? "active" : row.getString("state"),
                row.getString("reason"),
                row.getString("author"),
                own.entrySet().stream()
                        .filter(value -> !value.getKey().equals("version"))
                        .map(value -> new BaselineView.Value(
                                value.getKey(), value.getValue(), inForce.getOrDefault(value.getKey(), "")))
                        .toList());
    }

    private static Map<String, String> values(String properties) {
        return properties
                .lines()
                .filter(line -> !line.startsWith("#") && line.contains("="))
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (one, _) -> one, TreeMap::new));
    }
}
