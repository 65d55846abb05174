package io.stillwatch.ingest.metrics;

import static io.stillwatch.eventsourcing.AskedGauges.orNaN;

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
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Says how much is kept, how much of it waits to be published, and whether what should be purged is. */
@ApplicationScoped
class IngestGauges {

    private static final String ACCEPTED = "stillwatch.ingest.accepted";
    private static final String REFUSED = "stillwatch.ingest.refused";
    private static final String UNPUBLISHED = "stillwatch.ingest.unpublished";
    private static final String CLOSED_UP_TO = "stillwatch.ingest.closed.up.to.seconds";
    private static final String OLDEST_DAY = "stillwatch.ingest.oldest.day.age.days";

    private static final String RETENTION = "stillwatch.ingest.retention.days";
    private static final String SOURCE_LAG = "stillwatch.ingest.source.lag";
    private static final String SOURCE_READ = "stillwatch.ingest.source.read";

    private static final Map<String, String> MEANINGS = Map.of(
            ACCEPTED, "Records stored since installation, interactions and account facts; duplicates do not count.",
            REFUSED, "Records refused since installation.",
            UNPUBLISHED, "Records stored and not yet published to the broker.",
            CLOSED_UP_TO, "Event time up to which ticks are closed, in seconds since 1970.",
            OLDEST_DAY, "Age of the oldest day of interactions that is kept, in days.",
            RETENTION, "Age at which a day is purged, in days.",
            SOURCE_LAG,
                    "Records on the topics that are a source and not taken in yet; 0 without such a topic, NaN while the broker does not say.",
            SOURCE_READ, "Offsets up to which these topics are taken in, added up.");

    private static final String QUESTION = """
            select sum(accepted)::bigint as accepted, sum(rejected)::bigint as refused,
                sum(accepted)::bigint - coalesce((select position - skipped from relay), 0) as unpublished,
                (select extract(epoch from watermark)::bigint from relay where isfinite(watermark)) as closed_up_to,
                (select current_date - to_date(right(min(inhrelid::regclass::text), 8), 'YYYYMMDD')
                    from pg_inherits where inhparent = 'interactions'::regclass) as oldest_day
            from counters
            """;

    private final Pool pool;
    private final SourceLag source;
    private final Duration retention;
    private final AskedGauges gauges;

    IngestGauges(
            Pool pool,
            SourceLag source,
            Vertx vertx,
            MeterRegistry registry,
            @ConfigProperty(name = "stillwatch.retention") Duration retention,
            @ConfigProperty(name = "stillwatch.metrics-every") Duration every) {
        this.pool = pool;
        this.source = source;
        this.retention = retention;
        this.gauges = new AskedGauges(registry, vertx, every, MEANINGS, this::ask);
    }

    void start(@Observes StartupEvent started) {
        gauges.start();
    }

    void stop(@Observes ShutdownEvent stopped) {
        gauges.close();
    }

    private Uni<Map<String, Number>> ask() {
        return source.now()
                .chain(standing -> pool.query(QUESTION)
                        .execute()
                        .map(rows -> values(rows.iterator().next(), standing)));
    }

    private Map<String, Number> values(Row row, Optional<SourceLag.Standing> standing) {
        return Map.of(
                ACCEPTED, row.getLong("accepted"),
                REFUSED, row.getLong("refused"),
                UNPUBLISHED, row.getLong("unpublished"),
                CLOSED_UP_TO, orNaN(row.getLong("closed_up_to")),
                OLDEST_DAY, orNaN(row.getInteger("oldest_day")),
                RETENTION, retention.toDays(),
                SOURCE_LAG, orNaN(standing.map(SourceLag.Standing::waiting).orElse(null)),
                SOURCE_READ, orNaN(standing.map(SourceLag.Standing::read).orElse(null)));
    }
}
