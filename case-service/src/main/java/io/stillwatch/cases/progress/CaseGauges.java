package io.stillwatch.cases.progress;

import static io.stillwatch.eventsourcing.AskedGauges.orNaN;
import static java.util.Map.entry;

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
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Says what people and the provider's systems have yet to do, and what is late. */
@ApplicationScoped
class CaseGauges {

    private static final String LAG = "stillwatch.case.lag";
    private static final String HANDLED = "stillwatch.case.handled";
    private static final String FACTS_LAG = "stillwatch.case.facts.lag";
    private static final String FACTS_READ = "stillwatch.case.facts.read";

    /** By the name of the column that holds the value. */
    private static final Map<String, String> MEANINGS = Map.ofEntries(
            entry("unpublished", "Case events not published yet."),
            entry("refused", "Events that the broker refuses, or that wait behind one under the same key."),
            entry("published", "Position up to which case events are published."),
            entry("unassigned", "Cases that nobody has taken."),
            entry("assigned", "Cases that somebody works on."),
            entry("oldest.unassigned.seconds", "How long the oldest of the unassigned cases has waited, in seconds."),
            entry("unacknowledged", "Items of released measures that the provider's systems have not acknowledged."),
            entry("oldest.unacknowledged.seconds", "How long the oldest of these has waited, in seconds."),
            entry("awaiting.approval", "Measures that wait for a second person."),
            entry("oldest.awaiting.approval.seconds", "How long the oldest of these has waited, in seconds."),
            entry("appeals.open", "Appeals that nobody has judged."),
            entry("appeals.overdue", "Appeals whose time to be judged is over."));

    private static final String QUESTION = """
            select count(*) filter (where state = 'unassigned') as "unassigned",
                count(*) filter (where state = 'assigned') as "assigned",
                coalesce(extract(epoch from now() - min(opened_at) filter (where state = 'unassigned')), 0)::bigint
                    as "oldest.unassigned.seconds",
                (select count(*) from enforcement_item where state in ('released', 'lifting')) as "unacknowledged",
                (select coalesce(extract(epoch from now() - min(changed_at)), 0)::bigint
                    from enforcement_item where state in ('released', 'lifting')) as "oldest.unacknowledged.seconds",
                (select count(*) from enforcement where state = 'requested') as "awaiting.approval",
                (select coalesce(extract(epoch from now() - min(requested_at)), 0)::bigint
                    from enforcement where state = 'requested') as "oldest.awaiting.approval.seconds",
                (select count(*) from outbox) + (select coalesce(max(position), 0) from feed)
                    - (select position from feed_published) + (select count(*) from feed_refused) as "unpublished",
                (select count(*) from outbox join outbox_refused using (id)) + (select count(*) from feed_refused) as "refused",
                (select position from feed_published) as "published",
                (select count(*) from appeal where judged_at is null) as "appeals.open",
                (select count(*) from appeal where judged_at is null and due < now()) as "appeals.overdue"
            from cases
            """;

    private final ProgressReport report;
    private final Backlogs backlogs;
    private final Pool pool;
    private final AskedGauges gauges;

    CaseGauges(
            ProgressReport report,
            Backlogs backlogs,
            Pool pool,
            Vertx vertx,
            MeterRegistry registry,
            @ConfigProperty(name = "stillwatch.metrics-every") Duration every) {
        this.report = report;
        this.backlogs = backlogs;
        this.pool = pool;
        var meanings = new HashMap<String, String>();
        MEANINGS.forEach((column, meaning) -> meanings.put(name(column), meaning));
        meanings.put(
                LAG,
                "Campaign events not handled yet and case events not published yet; NaN while the broker does not answer.");
        meanings.put(HANDLED, "Campaign events handled since installation.");
        meanings.put(
                FACTS_LAG,
                "Records of the topic accounts that are not read for what measures would cost; NaN while the broker does not answer.");
        meanings.put(FACTS_READ, "Offsets up to which that topic is read for it, added up.");
        this.gauges = new AskedGauges(registry, vertx, every, meanings, this::ask);
    }

    void start(@Observes StartupEvent started) {
        gauges.start();
    }

    void stop(@Observes ShutdownEvent stopped) {
        gauges.close();
    }

    private Uni<Map<String, Number>> ask() {
        return report.now().chain(progress -> backlogs.accountFacts().chain(facts -> counted(progress, facts)));
    }

    private Uni<Map<String, Number>> counted(Progress progress, Optional<Backlog.Standing> facts) {
        return pool.query(QUESTION)
                .execute()
                .map(rows -> values(progress, facts, rows.iterator().next()));
    }

    private static Map<String, Number> values(Progress progress, Optional<Backlog.Standing> facts, Row row) {
        var values = new HashMap<String, Number>();
        MEANINGS.keySet().forEach(column -> values.put(name(column), row.getLong(column)));
        values.put(HANDLED, progress.handled());
        values.put(LAG, orNaN(progress.lag()));
        values.put(FACTS_LAG, orNaN(facts.map(Backlog.Standing::waiting).orElse(null)));
        values.put(FACTS_READ, orNaN(facts.map(Backlog.Standing::handledTo).orElse(null)));
        return values;
    }

    private static String name(String column) {
        return "stillwatch.case." + column;
    }
}
