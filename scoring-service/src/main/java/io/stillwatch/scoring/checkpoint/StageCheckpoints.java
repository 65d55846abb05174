package io.stillwatch.scoring.checkpoint;

import io.stillwatch.scoring.engine.AccountStage;
import io.stillwatch.scoring.engine.AccountStageParts;
import io.stillwatch.scoring.engine.Baseline;
import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.store.StoreConnection;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** Keeps the state of one partition's account stage with the offsets that belong to it, for the one who claimed the partition last. */
public final class StageCheckpoints {

    private static final String CLAIM = """
            insert into account_stage (partition, epoch, tick, scored) values ($1, 1, 0, 0)
            on conflict (partition) do update set epoch = account_stage.epoch + 1 returning epoch, tick, scored""";

    private static final String ADVANCE =
            "update account_stage set tick = $3, scored = $4 where partition = $1 and epoch = $2";

    private static final String RESUME = """
            insert into account_stage_partition (partition, topic, resume_at, position, marked, drift)
            values ($1, $2, $3, $4, $5, $6)
            on conflict (partition, topic) do update set resume_at = excluded.resume_at, position = excluded.position,
                marked = excluded.marked, drift = excluded.drift""";

    private static final String WITHOUT = """
            insert into account_stage_erasure (partition, account, tick, up_to) values ($1, $2, $3, $4) on conflict do nothing""";

    private final StoreConnection store;
    private final int partition;
    private final StoredParts parts;
    private long epoch;

    public StageCheckpoints(StoreConnection store, int partition) {
        this.store = store;
        this.partition = partition;
        this.parts = new StoredParts(store, partition);
    }

    /** Those that any partition is read on in where its checkpoint says. */
    public static Set<String> topics(StoreConnection store) {
        Set<String> topics = new HashSet<>();
        store.run("select distinct topic from account_stage_partition")
                .forEach(row -> topics.add(row.getString("topic")));
        return topics;
    }

    /** Takes the partition from whoever had it; gives the last checkpoint, or {@link Checkpoint#NONE}. */
    public Checkpoint claim() {
        Row row = store.run(CLAIM, Tuple.of(partition)).iterator().next();
        epoch = row.getLong("epoch");
        long tick = row.getLong("tick");
        return tick == 0 ? Checkpoint.NONE : new Checkpoint(tick, row.getLong("scored"), resumes());
    }

    /** Rises with every claim of the partition. */
    public long epoch() {
        return epoch;
    }

    /**
     * The stage as it was at this checkpoint; an empty one for {@link Checkpoint#NONE}.
     *
     * @throws UncheckedIOException if another version of the engine wrote it
     */
    public AccountStage stage(Checkpoint checkpoint, Policy policy, Baseline baseline) {
        if (checkpoint.equals(Checkpoint.NONE)) {
            parts.clear();
            return new AccountStage(policy, baseline);
        }
        try {
            parts.check(checkpoint.tick(), AccountStageParts::reads);
            AccountStageParts read = new AccountStageParts(policy, baseline);
            parts.read(read);
            return read.stage(parts.rest(checkpoint.tick()));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The account stage of partition " + partition + " can't be restored at tick " + checkpoint.tick(),
                    e);
        }
    }

    /**
     * Keeps a checkpoint in place of the last one.
     *
     * @throws IllegalStateException if another instance has claimed the partition
     */
    public void save(Checkpoint checkpoint, AccountStage stage) {
        store.transaction(() -> {
            advance(checkpoint);
            write(() -> parts.write(checkpoint.tick(), stage));
        });
    }

    /** The same, written whole and with a note that these accounts are no longer in it, and up to which tick nothing that counts of them is read again. */
    public void saveWithout(Map<String, Long> erased, Checkpoint checkpoint, AccountStage stage) {
        store.transaction(() -> {
            advance(checkpoint);
            write(() -> parts.writeWhole(checkpoint.tick(), stage));
            erased.forEach(
                    (account, upTo) -> store.run(WITHOUT, Tuple.of(partition, account, checkpoint.tick(), upTo)));
        });
    }

    /**
     * The same state is read on from elsewhere.
     *
     * @throws IllegalStateException if another instance has claimed the partition
     */
    public void moveOn(Checkpoint checkpoint) {
        store.transaction(() -> advance(checkpoint));
    }

    private void advance(Checkpoint checkpoint) {
        Tuple values = Tuple.of(partition, epoch, checkpoint.tick(), checkpoint.scored());
        if (store.run(ADVANCE, values).rowCount() != 1) {
            throw new IllegalStateException("Another instance has the accounts of partition " + partition);
        }
        checkpoint.resumes().forEach(this::keep);
    }

    private void keep(TopicPartition of, Resume resume) {
        store.run(
                RESUME,
                Tuple.of(partition, of.topic(), resume.offset(), resume.position(), resume.marked(), resume.drift()));
    }

    private interface Writing {
        long bytes() throws IOException;
    }

    private static void write(Writing writing) {
        try {
            writing.bytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<TopicPartition, Resume> resumes() {
        Map<TopicPartition, Resume> resumes = new HashMap<>();
        for (Row row : store.run("select * from account_stage_partition where partition = $1", Tuple.of(partition))) {
            resumes.put(new TopicPartition(row.getString("topic"), partition), Checkpoints.resume(row));
        }
        return resumes;
    }
}
