package io.stillwatch.scoring.release;

import io.smallrye.mutiny.Uni;
import io.stillwatch.eventsourcing.Problem;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The versions of the model calendar, which stay. */
@ApplicationScoped
class Calendars {

    private static final String LAST = "select * from release_calendar order by version desc limit 1";
    private static final String ONE = "select * from release_calendar where version = $1";
    /** Of two that come behind the same version at once, one is in the way of the other. */
    private static final String ADD = "insert into release_calendar (version, models, released_at, put_by)"
            + " values ($1, $2, $3, $4) on conflict do nothing returning *";

    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    private final Pool pool;

    Calendars(Pool pool) {
        this.pool = pool;
    }

    Uni<CalendarView> last() {
        return pool.query(LAST).execute().map(rows -> first(rows).orElse(CalendarView.NONE));
    }

    Uni<CalendarView> one(String version) {
        long number = NUMBER.matcher(version).matches() ? Long.parseLong(version) : 0;
        return pool.preparedQuery(ONE)
                .execute(Tuple.of(number))
                .map(rows -> first(rows)
                        .orElseThrow(() -> Problem.of("no-such-version", 404, "There is no such version", null)
                                .asException()));
    }

    /** Puts these in the place of all others, unless they are there already: to ask again changes nothing. */
    Uni<CalendarView> put(List<ReleaseView> releases, IfMatch condition, String by) {
        return last().chain(now ->
                now.releases().equals(releases) ? Uni.createFrom().item(now) : behind(now, releases, condition, by));
    }

    /** A lost race is decided afresh on what won it. */
    private Uni<CalendarView> behind(CalendarView now, List<ReleaseView> releases, IfMatch condition, String by) {
        if (!condition.allows(now.version())) {
            String detail = "It is at version %s, which is not the one that was named. Read it again.";
            throw Problem.of("overtaken", 412, "It has moved on", detail.formatted(now.version()))
                    .asException();
        }
        return add(Long.parseLong(now.version()) + 1, releases, by)
                .chain(added ->
                        added.map(view -> Uni.createFrom().item(view)).orElseGet(() -> put(releases, condition, by)));
    }

    private Uni<Optional<CalendarView>> add(long version, List<ReleaseView> releases, String by) {
        Stream<OffsetDateTime> times =
                releases.stream().map(release -> release.releasedAt().atOffset(ZoneOffset.UTC));
        return pool.preparedQuery(ADD)
                .execute(Tuple.tuple()
                        .addLong(version)
                        .addArrayOfString(
                                releases.stream().map(ReleaseView::model).toArray(String[]::new))
                        .addArrayOfOffsetDateTime(times.toArray(OffsetDateTime[]::new))
                        .addString(by))
                .map(Calendars::first);
    }

    private static Optional<CalendarView> first(RowSet<Row> rows) {
        for (Row row : rows) {
            return Optional.of(CalendarView.of(row));
        }
        return Optional.empty();
    }
}
