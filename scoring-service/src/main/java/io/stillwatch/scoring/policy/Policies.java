package io.stillwatch.scoring.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.stillwatch.eventsourcing.Cursor;
import io.stillwatch.eventsourcing.Page;
import io.stillwatch.eventsourcing.PageRequest;
import io.stillwatch.eventsourcing.Problem;
import io.stillwatch.eventsourcing.ProblemException;
import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.policy.Changes.InForce;
import io.stillwatch.scoring.store.Storable;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Policies as they are written down. */
@ApplicationScoped
class Policies {

    private static final String ADD = "insert into policy (version, based_on, settings, state, reason, author)"
            + " values ($1, $2, $3, 'draft', $4, $5) returning *";

    private static final String PAGE = "select * from policy where version > $1 order by version limit $2";

    private final Pool pool;
    private final Changes changes;
    private final ObjectMapper json;

    Policies(Pool pool, Changes changes, ObjectMapper json) {
        this.pool = pool;
        this.changes = changes;
        this.json = json;
    }

    /** Away from the event loop: the names of places are many, and are read when they are first needed. */
    Uni<PolicyView> add(PolicyRequest.Checked request, String author) {
        String version = request.version();
        return base(request.basedOn())
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(base -> values(request, PolicySettings.changed(base, version, request.settings()), author))
                .chain(values -> Names.take(
                        pool, version, store -> store.preparedQuery(ADD).execute(values)))
                .map(rows -> view(rows.iterator().next(), InForce.BUILTIN));
    }

    private static Tuple values(PolicyRequest.Checked request, Policy policy, String author) {
        String settings = PolicySettings.of(policy).toString();
        return Tuple.of(request.version(), request.basedOn(), settings, request.reason(), author);
    }

    Uni<PolicyView> one(String version) {
        return changes.last()
                .chain(inForce -> isBuiltin(version)
                        ? Uni.createFrom().item(() -> builtin(inForce))
                        : find(version).map(row -> view(row, inForce)));
    }

    Uni<PolicyList> page(PageRequest page) {
        String behind = page.behind(Cursor.at("")).key(0);
        return changes.last()
                .chain(inForce -> pool.preparedQuery(PAGE)
                        .execute(Tuple.of(behind, page.rows()))
                        .map(rows -> {
                            List<PolicyView> all =
                                    new ArrayList<>(page.cursor() == null ? List.of(builtin(inForce)) : List.of());
                            rows.forEach(row -> all.add(view(row, inForce)));
                            return list(page.of(all, Policies::place));
                        }));
    }

    /** What is asked for by name is missing as such where it is a path's; here it is a field's. */
    private Uni<Policy> base(String version) {
        return settings(version)
                .onFailure(ProblemException.class)
                .transform(_ -> noSuchPolicy("'basedOn' is the version of none."));
    }

    static ProblemException noSuchPolicy(@Nullable String detail) {
        return Problem.of("no-such-policy", 404, "There is no such policy", detail)
                .asException();
    }

    /** The settings of a policy, a built-in one or one that is written down. */
    Uni<Policy> settings(String version) {
        return isBuiltin(version)
                ? Uni.createFrom().item(Policy::builtin)
                : find(version).map(row -> PolicySettings.read(version, row.getString("settings")));
    }

    private Uni<Row> find(String version) {
        return pool.preparedQuery("select * from policy where version = $1")
                .execute(Tuple.of(Storable.is(version) ? version : ""))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw noSuchPolicy(null);
                    }
                    return rows.iterator().next();
                });
    }

    /** One that somebody wrote. */
    Uni<Row> written(String version) {
        return isBuiltin(version) ? Uni.createFrom().failure(Versions::builtIn) : find(version);
    }

    /** The state that it shows whenever it is not in force: what is in force shows as active, and was written down as retired already. */
    Uni<Void> move(String version, String state) {
        return pool.preparedQuery("update policy set state = $2 where version = $1")
                .execute(Tuple.of(version, state))
                .replaceWithVoid();
    }

    static boolean isBuiltin(String version) {
        return version.equals(Policy.builtin().version());
    }

    private static PolicyView builtin(InForce inForce) {
        Policy policy = Policy.builtin();
        String state = inForce.policy().equals(policy.version()) ? "active" : "retired";
        return new PolicyView(policy.version(), null, state, PolicySettings.of(policy), null, null, null);
    }

    private PolicyView view(Row row, InForce inForce) {
        String version = row.getString("version");
        return new PolicyView(
                version,
                row.getString("based_on"),
                inForce.policy().equals(version) ? "active" : row.getString("state"),
                settings(row),
                row.getString("author"),
                row.getString("reason"),
                row.getOffsetDateTime("created_at").toInstant());
    }

    private JsonNode settings(Row row) {
        try {
            return json.readTree(row.getString("settings"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot read the settings of a policy", e);
        }
    }

    /** The built-in one stands before all others. */
    private static Cursor place(PolicyView policy) {
        return Cursor.at(isBuiltin(policy.version()) ? "" : policy.version());
    }

    private static PolicyList list(Page<PolicyView> page) {
        return new PolicyList(page.items(), page.next());
    }
}
