package io.stillwatch.cases.servicelevels;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;

/** Counts when asked: a case is one small row, and these are questions of a week, not of a second. */
@ApplicationScoped
class ServiceLevelReport {

    private static final String REPORT = """
            with asked as (
                select case_id from service_level where opened_at >= $1 and opened_at < $2),
            levels as (
                select l.* from service_level l join asked using (case_id)),
            one as (
                select case_id, min(opened_at) as opened, min(triaged_at) - min(opened_at) as triage,
                       min(decided_at) - min(opened_at) as decided, min(contained_at) - min(opened_at) as contained,
                       max(decision) as decision
                from levels group by case_id)
            select count(*) as cases,
                   count(triage) as triaged,
                   percentile_disc(array[0.5, 0.9]) within group (order by extract(epoch from triage)::float8) as triage,
                   count(decided) as decided_cases,
                   percentile_disc(array[0.5, 0.9]) within group (order by extract(epoch from decided)::float8) as decided,
                   count(contained) as contained_cases,
                   percentile_disc(array[0.5, 0.9]) within group (order by extract(epoch from contained)::float8)
                       as contained,
                   count(*) filter (where decision = 'confirmed') as confirmed,
                   count(*) filter (where decision = 'dismissed') as dismissed,
                   count(*) filter (where decision = 'inconclusive') as inconclusive,
                   count(*) filter (where decision = 'credential-compromise') as compromise,
                   (select count(appealed_at) from levels) as filed,
                   (select count(answered_at) from levels) as answered,
                   (select count(*) from levels where overturned) as overturned,
                   (select percentile_disc(0.5) within group (order by extract(epoch from answered_at - appealed_at)::float8)
                       from levels) as to_answer
            from one""";

    private final Pool pool;

    ServiceLevelReport(Pool pool) {
        this.pool = pool;
    }

    Uni<ServiceLevels> of(Instant from, Instant to) {
        return pool.preparedQuery(REPORT)
                .execute(Tuple.of(from.atOffset(ZoneOffset.UTC), to.atOffset(ZoneOffset.UTC)))
                .map(rows -> levels(from, to, rows.iterator().next()));
    }

    private static ServiceLevels levels(Instant from, Instant to, Row row) {
        return new ServiceLevels(
                from,
                to,
                row.getLong("cases"),
                span(row, "triaged", "triage"),
                span(row, "decided_cases", "decided"),
                span(row, "contained_cases", "contained"),
                new ServiceLevels.Decisions(
                        row.getLong("confirmed"),
                        row.getLong("dismissed"),
                        row.getLong("inconclusive"),
                        row.getLong("compromise")),
                appeals(row));
    }

    private static ServiceLevels.Span span(Row row, String count, String seconds) {
        Double[] quantiles = row.getArrayOfDoubles(seconds);
        return quantiles == null
                ? new ServiceLevels.Span(0, null, null)
                : new ServiceLevels.Span(row.getLong(count), quantiles[0], quantiles[1]);
    }

    private static ServiceLevels.Appeals appeals(Row row) {
        long answered = row.getLong("answered");
        long overturned = row.getLong("overturned");
        return new ServiceLevels.Appeals(
                row.getLong("filed"),
                answered,
                overturned,
                answered == 0 ? null : (double) overturned / answered,
                row.getDouble("to_answer"));
    }
}
