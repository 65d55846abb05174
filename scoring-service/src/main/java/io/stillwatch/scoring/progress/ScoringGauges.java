package io.stillwatch.scoring.progress;

import static io.stillwatch.eventsourcing.AskedGauges.orNaN;
import static java.util.Map.entry;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.stillwatch.eventsourcing.AskedGauges;
import io.stillwatch.scoring.publish.Events;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Says how far scoring has come and how many campaigns it knows. */
@ApplicationScoped
class ScoringGauges {

    private static final String SCORED = "stillwatch.scoring.scored";
    private static final String LAG = "stillwatch.scoring.lag";
    private static final String TICK = "stillwatch.scoring.tick";
    private static final String JUDGED_UP_TO = "stillwatch.scoring.judged.up.to.seconds";
    private static final String ANNOUNCED = "stillwatch.scoring.campaigns.announced";
    private static final String WATCHED = "stillwatch.scoring.campaigns.watched";

    private static final String UNPUBLISHED = "stillwatch.scoring.unpublished";
    private static final String PUBLISHED = "stillwatch.scoring.published";
    private static final String REFUSED = "stillwatch.scoring.refused";
    private static final String DEAD_LETTERS = "stillwatch.scoring.dead.letters";

    private static final String DECISIONS_LAG = "stillwatch.scoring.decisions.lag";
    private static final String DECISIONS_READ = "stillwatch.scoring.decisions.read";

    private static final Map<String, String> MEANINGS = Map.ofEntries(
            entry(SCORED, "Records that count in a closed tick, since installation."),
            entry(
                    LAG,
                    "Records published and not judged yet, and decisions not published yet; NaN while the broker does not answer."),
            entry(TICK, "The last tick whose verdicts are kept."),
            entry(JUDGED_UP_TO, "Event time up to which traffic is judged, in seconds since 1970."),
            entry(ANNOUNCED, "Campaigns that subscribers were told about."),
            entry(WATCHED, "Campaigns that stand but were not announced yet."),
            entry(UNPUBLISHED, "Risks and campaign events decided and not published yet."),
            entry(
                    PUBLISHED,
                    "Position up to which risks and campaign events are published while some wait; 0 while none does."),
            entry(
                    REFUSED,
                    "Risks and campaign events that the broker refuses, or that wait behind one under the same key."),
            entry(
                    DEAD_LETTERS,
                    "How far interactions-dead-letter has grown, in offsets; 0 if no record was ever unreadable."),
            entry(
                    DECISIONS_LAG,
                    "Offsets of case-events, account-enforcement and end-user-enforcement that are not read for what people decided; NaN while the broker does not say."),
            entry(DECISIONS_READ, "Offsets up to which these topics are read for it, added up."));

    private static final String COUNTS = """
            select count(*) filter (where announced_at is not null) as announced,
                count(*) filter (where announced_at is null) as watched,
                (select count(*) from outbox) as unpublished,
                (select coalesce(min(id) - 1, 0) from outbox o
                    where not exists (select from outbox_refused r where r.id = o.id)) as published,
                (select count(*) from outbox join outbox_refused using (id)) as refused
            from campaign
            """;

    private final ProgressReport report;
    private final TopicEnds ends;
    private final DecisionsLag decisions;
    private final Pool pool;
    private final AskedGauges gauges;

    ScoringGauges(
            ProgressReport report,
            TopicEnds ends,
            DecisionsLag decisions,
            Pool pool,
            Vertx vertx,
            MeterRegistry registry,
            @ConfigProperty(name = "stillwatch.metrics-every") Duration every) {
        this.report = report;
        this.ends = ends;
        this.decisions = decisions;
        this.pool = pool;
        this.gauges = new AskedGauges(registry, vertx, every, MEANINGS, this::ask);
    }

    void start(@Observes StartupEvent started) {
        gauges.start();
    }

    void stop(@Observes ShutdownEvent stopped) {
        gauges.close();
    }

    private Uni<Map<String, Number>> ask() {
        return Uni.combine()
                .all()
                .unis(report.now(), deadLetters(), decisions.now(), counts())
                .asTuple()
                .map(told -> values(told.getItem1(), told.getItem2(), told.getItem3(), told.getItem4()));
    }

    private Uni<Row> counts() {
        return pool.query(COUNTS).execute().map(rows -> rows.iterator().next());
    }

    private Uni<Number> deadLetters() {
        return ends.of(List.of(Events.DEAD_LETTERS))
                .map(found -> orNaN(found.map(partitions -> partitions.values().stream()
                                .mapToLong(end -> end)
                                .sum())
                        .orElse(null)));
    }

    private static Map<String, Number> values(
            Progress progress, Number deadLetters, Optional<DecisionsLag.Standing> decisions, Row counts) {
        return Map.ofEntries(
                entry(SCORED, progress.scored()),
                entry(LAG, orNaN(progress.lag())),
                entry(TICK, progress.tick()),
                entry(JUDGED_UP_TO, orNaN(seconds(progress.watermark()))),
                entry(ANNOUNCED, counts.getLong("announced")),
                entry(WATCHED, counts.getLong("watched")),
                entry(UNPUBLISHED, counts.getLong("unpublished")),
                entry(PUBLISHED, counts.getLong("published")),
                entry(REFUSED, counts.getLong("refused")),
                entry(DEAD_LETTERS, deadLetters),
                entry(
                        DECISIONS_LAG,
                        orNaN(decisions.map(DecisionsLag.Standing::waiting).orElse(null))),
                entry(
                        DECISIONS_READ,
                        orNaN(decisions.map(DecisionsLag.Standing::read).orElse(null))));
    }

    private static @Nullable Long seconds(@Nullable Instant time) {
        return time == null ? null : time.getEpochSecond();
    }
}
