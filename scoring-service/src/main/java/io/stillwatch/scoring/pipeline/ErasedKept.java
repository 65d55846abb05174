package io.stillwatch.scoring.pipeline;

import io.stillwatch.scoring.store.StoreConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/** Forgets who was erased once no topic that is read holds anything of before that. A topic that nobody finds may hold something. */
final class ErasedKept {

    private static final Logger LOG = Logger.getLogger(ErasedKept.class);
    private static final long EVERY = Duration.ofHours(1).toNanos();

    /** The broker's clock and the database's differ by less. */
    private static final Duration APART = Duration.ofDays(1);

    private static final String FORGET = "delete from erased where erased_at < $1";

    private final StoreConnection store;
    private final InputTopics input;
    private long lookedAt = System.nanoTime() - EVERY;

    ErasedKept(StoreConnection store, InputTopics input) {
        this.store = store;
        this.input = input;
    }

    /** Looks once an hour; without an answer of the broker's, the next time. */
    void look() {
        if (System.nanoTime() - lookedAt < EVERY) {
            return;
        }
        lookedAt = System.nanoTime();
        if (store.run("select from erased limit 1").size() == 0) {
            return;
        }
        try {
            forget(input.oldest(topics()).minus(APART));
        } catch (KafkaException | IllegalStateException e) {
            LOG.warnf("Nobody can say what the topics still hold of who was erased: %s", e.getMessage());
        }
    }

    private void forget(Instant before) {
        int forgotten =
                store.run(FORGET, Tuple.of(before.atOffset(ZoneOffset.UTC))).rowCount();
        if (forgotten > 0) {
            LOG.infof(
                    "The topics hold nothing any more of %d who were erased, nor is it known who they were", forgotten);
        }
    }

    /** Those that anybody notes how far they are read: where account stages have the accounts, not only what is read here. */
    private List<String> topics() {
        List<String> topics = new ArrayList<>();
        store.run("select distinct topic from reading").forEach(row -> topics.add(row.getString("topic")));
        return topics;
    }
}
