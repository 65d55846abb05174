package io.stillwatch.cases.progress;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.stillwatch.eventsourcing.AskedGauges;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Says what people and the provider's systems have yet to do, and what is late. */
@ApplicationScoped
class CaseGauges {

    private static final String LAG = "stillwatch.case.lag";
    private static final String HANDLED = "stillwatch.case.handled";

    /** By the name of the column that holds the value. */
    private static final Map<String, String> MEANINGS = Map.of(
            "unpublished", "Case events not published yet.",
            "published", "Position up to which case events are published.",
            "unassigned", "Cases that nobody has taken.",
            "assigned", "Cases that somebody works on.",
            "oldest.unassigned.seconds", "How long the oldest of the unassigned cases has waited, in seconds.",
            "unacknowledged", "Items of released measures that the provider's systems have not acknowledged.",
            "oldest.unacknowledged.seconds", "How long the oldest of these has waited, in seconds.",
            "awaiting.approval", "Measures that wait for a second person.",
            "appeals.open", "Appeals that nobody has judged.",
            "appeals.overdue", "Appeals whose time to be judged is over.");

    private static final String QUESTION = """
            select count(*) filter (where state = 'unassigned') as "unassigned",
                count(*) filter (where state = 'assigned') as "assigned",
                coalesce(extract(epoch from now() - min(opened_at) filter (where state = 'unassigned')), 0)::bigint
                    as "oldest.unassigned.seconds",
                (select count(*) from enforcement_item where state in ('released', 'lifting')) as "unacknowledged",
                (select coalesce(extract(epoch from now() - min(changed_at)), 0)::bigint
                    from enforcement_item where state in ('released', 'lifting')) as "oldest.unacknowledged.seconds",
                (select count(*) from enforcement where state = 'requested') as "awaiting.approval",
                (select count(*) from outbox) + (select coalesce(max(position), 0) from feed)
                    - (select position from feed_published) as "unpublished",
                (select position from feed_published) as "published",
                (select count(*) from appeal where judged_at is null) as "appeals.open",
                (select count(*) from appeal where judged_at is null and due < now()) as "appeals.overdue"
            from cases
            """;

    private final ProgressReport report;
    private final Pool pool;
    private final AskedGauges gauges;

    CaseGauges(
            ProgressReport report,
            Pool pool,
            Vertx vertx,
            MeterRegistry registry,
            @ConfigProperty(name = "stillwatch.metrics-every") Duration every) {
        this.report = report;
        this.pool = pool;
        var meanings = new HashMap<String, String>();
        MEANINGS.forEach((column, meaning) -> meanings.put(name(column), meaning));
        meanings.put(
                LAG,
                "Campaign events not handled yet and case events not published yet; NaN while the broker does not answer.");
        meanings.put(HANDLED, "Campaign events handled since installation.");
        this.gauges = new AskedGauges(registry, vertx, every, meanings, this::ask);
    }

    void start(@Observes StartupEvent started) {
        gauges.start();
    }

    void stop(@Observes ShutdownEvent stopped) {
        gauges.close();
    }

    private Uni<Map<String, Number>> ask() {
        return report.now()
                .chain(progress -> pool.query(QUESTION)
                        .execute()
                        .map(rows -> values(progress, rows.iterator().next())));
    }

    private static Map<String, Number> values(Progress progress, Row row) {
        var values = new HashMap<String, Number>();
        MEANINGS.keySet().forEach(column -> values.put(name(column), row.getLong(column)));
        values.put(HANDLED, progress.handled());
        Long lag = progress.lag();
        values.put(LAG, lag == null ? Double.NaN : lag);
        return values;
    }

    private static String name(String column) {
        return "stillwatch.case." + column;
    }
}
