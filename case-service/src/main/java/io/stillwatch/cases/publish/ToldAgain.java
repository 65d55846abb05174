package io.stillwatch.cases.publish;

import io.stillwatch.eventsourcing.TopicWatch;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Has all that was ever told of accounts and end users told once more where the topics of what is in force are not those that it was told on:
 * whoever reads them from their beginning would take nothing to be in force.
 */
public final class ToldAgain {

    private static final Logger LOG = Logger.getLogger(ToldAgain.class);
    private static final List<String> TOPICS = List.of(AccountEnforcementTopic.NAME, EndUserEnforcementTopic.NAME);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** In one statement, so that the ids are not noted without it. Under numbers that go on: whoever knows an older one takes the newer. */
    private static final String TELL = """
            with accounts as (update account_enforcement set apart = null where $3 and account not like 'erased:%' returning 1),
                 end_users as (update end_user_enforcement set told = false where $3 returning 1),
                 noted as (insert into enforcement_topic as known (name, id) select * from unnest($1::text[], $2::text[])
                     on conflict (name) do update set id = excluded.id)
            select (select count(*) from accounts) + (select count(*) from end_users) as told""";

    private final SqlConnection database;
    private final TopicWatch watch;

    public ToldAgain(SqlConnection database, Map<String, Object> kafka) {
        this.database = database;
        this.watch = new TopicWatch(kafka, TOPICS).atOnce();
    }

    /** Whoever has nothing to publish does not notice that Kafka is another one. */
    public void look() {
        watch.look().ifPresent(this::compare);
    }

    private void compare(Map<String, String> found) {
        Map<String, String> known = run("select name, id from enforcement_topic", Tuple.tuple()).stream()
                .collect(Collectors.toMap(row -> row.getString("name"), row -> row.getString("id")));
        if (!known.equals(found)) {
            String[] names = TOPICS.toArray(String[]::new);
            String[] ids = TOPICS.stream().map(found::get).toArray(String[]::new);
            long told = run(TELL, Tuple.of(names, ids, !known.isEmpty()))
                    .iterator()
                    .next()
                    .getLong("told");
            if (told > 0) {
                LOG.warnf("The topics of what is in force are not those of before; %d are told of again", told);
            }
        }
    }

    private RowSet<Row> run(String query, Tuple given) {
        return database.preparedQuery(query).execute(given).await().atMost(PATIENCE);
    }
}
