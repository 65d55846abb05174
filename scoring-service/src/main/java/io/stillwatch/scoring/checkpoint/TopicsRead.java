package io.stillwatch.scoring.checkpoint;

import io.stillwatch.scoring.store.StoreConnection;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Map;
import java.util.Set;

/**
 * The topics that checkpoints were read from. In one that took such a place, and has grown past the offset that is kept, everything before it would be
 * left out without a word.
 */
public final class TopicsRead {

    private static final String NOTE = """
            insert into input_topic values ($1, $2) on conflict (name) do update set id = excluded.id""";

    private final StoreConnection store;

    public TopicsRead(StoreConnection store) {
        this.store = store;
    }

    /**
     * Notes the topics from which reading begins now, and holds the others to what is noted.
     *
     * @param topics ids by name, as the broker has them now
     * @param readOn names of those that are read on where a checkpoint says
     * @throws IllegalStateException if one of these is not the one that was read
     */
    public void on(Map<String, String> topics, Set<String> readOn) {
        for (Row row : store.run("select name, id from input_topic")) {
            String name = row.getString("name");
            if (readOn.contains(name) && !row.getString("id").equals(topics.get(name))) {
                throw new IllegalStateException(
                        "The topic " + name + " is not the one that was read up to the checkpoint:"
                                + " docs/operations/backup.md says what to do when Kafka was lost or replaced");
            }
        }
        topics.forEach((name, id) -> store.run(NOTE, Tuple.of(name, id)));
    }
}
