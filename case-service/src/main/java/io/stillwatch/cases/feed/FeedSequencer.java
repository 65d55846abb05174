package io.stillwatch.cases.feed;

import io.stillwatch.cases.publish.CaseEventsTopic;
import io.stillwatch.eventsourcing.ExclusiveWorker;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;

/**
 * Numbers what was committed. Rows of one case become visible in the outbox in the order of their ids, since its next event is written
 * after the last one is committed; so taking what is visible by id keeps every case in order. Only who holds the lock numbers, in one
 * statement: a row is in the outbox or in the feed, and no position is given twice. Of an event only names are read that the service gave,
 * without the escapes that texts may have: {@code jsonb} refuses some of these, and one such event would hold up all behind it.
 */
final class FeedSequencer implements ExclusiveWorker.Shift {

    private static final String MOVE = """
            with taken as (
                delete from outbox where id in (select id from outbox where topic = $1 order by id limit 1000)
                returning id, convert_from(event, 'UTF8') as event),
            plain as (
                select id, event, cast(regexp_replace(replace(event, '\\\\', ''), '\\\\u[0-9a-fA-F]{4}', '', 'g') as json) as json
                from taken),
            told as (
                select (select coalesce(max(position), 0) from feed) + row_number() over (order by id) as position,
                   replace(json ->> 'type', 'io.stillwatch.', '') as type,
                   coalesce(json -> 'data' ->> 'case', (select case_id from enforcement e where e.id = json ->> 'subject'),
                       (select case_id from appeal a where a.id = json ->> 'subject'), json ->> 'subject') as case_id,
                   json -> 'data' ->> 'into' as whole, event
                from plain),
            moved as (
                insert into feed (position, type, case_id, event) select position, type, case_id, event from told returning position),
            placed as (
                insert into timeline (case_id, position)
                select case_id, position from told where case_id like 'case\\_%'
                union all select whole, position from told where type = 'case-merged.v1')
            select count(*) as moved from moved""";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SqlConnection database;
    private final Runnable moved;

    /**
     * Opens the shift.
     *
     * @param moved told after each step that added to the feed
     */
    FeedSequencer(SqlConnection database, Runnable moved) {
        this.database = database;
        this.moved = moved;
    }

    @Override
    public boolean work() {
        long rows = database.preparedQuery(MOVE)
                .execute(Tuple.of(CaseEventsTopic.NAME))
                .await()
                .atMost(PATIENCE)
                .iterator()
                .next()
                .getLong("moved");
        if (rows > 0) {
            moved.run();
        }
        return rows > 0;
    }

    @Override
    public void close() {}
}
