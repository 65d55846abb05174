package io.stillwatch.cases.timeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.CaseEventNames;
import io.stillwatch.cases.CaseProblems;
import io.stillwatch.cases.domain.CaseId;
import io.stillwatch.eventsourcing.Cursor;
import io.stillwatch.eventsourcing.PageRequest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;

/** Reads the part of the feed that is about one case: only there do cases, enforcements and appeals stand in one order. */
@ApplicationScoped
class Timeline {

    private static final String PAGE = """
            select f.position, f.type, f.event from timeline t join feed f on f.position = t.position
            where t.case_id = $1 and t.position > $2 order by t.position limit $3""";
    private static final String EXISTS = "select 1 from event_log where stream = $1 and sequence = 1";
    private static final Cursor BEGINNING = Cursor.at(0);

    private final Pool pool;

    Timeline(Pool pool) {
        this.pool = pool;
    }

    Uni<TimelinePage> page(String id, PageRequest page) {
        CaseId named =
                CaseId.named(id).orElseThrow(() -> CaseProblems.noSuchCase().asException());
        long after = page.behind(BEGINNING).number(0);
        return insistOn(named)
                .chain(() -> pool.preparedQuery(PAGE).execute(Tuple.of(named.value(), after, page.rows())))
                .map(rows -> page.of(rows.stream().toList(), row -> Cursor.at(row.getLong("position"))))
                .map(rows -> TimelinePage.of(rows.map(Timeline::entry)));
    }

    /** An event is in the feed a moment after it happened; a case without one is there all the same. */
    private Uni<Void> insistOn(CaseId id) {
        return pool.preparedQuery(EXISTS)
                .execute(Tuple.of(id.value()))
                .invoke(rows -> {
                    if (rows.size() == 0) {
                        throw CaseProblems.noSuchCase().asException();
                    }
                })
                .replaceWithVoid();
    }

    private static TimelinePage.Entry entry(Row row) {
        try {
            JsonNode event = CaseEventNames.JSON.readTree(row.getString("event"));
            return new TimelinePage.Entry(
                    OffsetDateTime.parse(event.path("time").asText()).toInstant(),
                    row.getString("type"),
                    event.path("subject").asText(),
                    event.path("sequence").asLong(),
                    event.path("data"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Position %d can't be read".formatted(row.getLong("position")), e);
        }
    }
}
