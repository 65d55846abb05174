package io.stillwatch.scoring.checkpoint;

import io.stillwatch.scoring.engine.Baseline;
import io.stillwatch.scoring.engine.Engine;
import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.store.StoreConnection;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/** Keeps the engine's state and the offsets that belong to it in one transaction, so that neither can be ahead of the other. */
public final class Checkpoints {

    private final StoreConnection store;

    public Checkpoints(StoreConnection store) {
        this.store = store;
    }

    /** The last one kept. */
    public Optional<Checkpoint> last() {
        for (Row row : store.run("select tick, scored from checkpoint order by tick desc limit 1")) {
            long tick = row.getLong("tick");
            return Optional.of(new Checkpoint(tick, row.getLong("scored"), resumes(tick)));
        }
        return Optional.empty();
    }

    /**
     * The engine as it was at this checkpoint.
     *
     * @throws UncheckedIOException if another version of the engine wrote it; {@code docs/reference/scoring.md} says what to do then
     */
    public Engine engine(Checkpoint checkpoint, Policy policy, Baseline baseline) {
        try (var in = new DataInputStream(new ChunkedInput(store, checkpoint.tick()))) {
            return Engine.restore(in, policy, baseline);
        } catch (IOException e) {
            throw new UncheckedIOException("The checkpoint of tick " + checkpoint.tick() + " can't be restored", e);
        }
    }

    /** Keeps a checkpoint in place of the last one. */
    public void save(Checkpoint checkpoint, Engine engine) {
        store.transaction(() -> {
            store.run("delete from checkpoint");
            store.run(
                    "insert into checkpoint (tick, scored) values ($1, $2)",
                    Tuple.of(checkpoint.tick(), checkpoint.scored()));
            checkpoint.resumes().forEach((partition, resume) -> insert(checkpoint.tick(), partition, resume));
            write(checkpoint.tick(), engine);
        });
    }

    private void insert(long tick, TopicPartition partition, Resume resume) {
        store.run(
                "insert into checkpoint_partition values ($1, $2, $3, $4, $5, $6)",
                Tuple.of(
                        tick,
                        partition.topic(),
                        partition.partition(),
                        resume.offset(),
                        resume.position(),
                        resume.closedAt()));
    }

    private void write(long tick, Engine engine) {
        try (var out = new DataOutputStream(new ChunkedOutput(store, tick))) {
            engine.snapshot(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<TopicPartition, Resume> resumes(long tick) {
        Map<TopicPartition, Resume> resumes = new HashMap<>();
        for (Row row : store.run("select * from checkpoint_partition where tick = $1", Tuple.of(tick))) {
            resumes.put(
                    new TopicPartition(row.getString("topic"), row.getInteger("partition")),
                    new Resume(row.getLong("resume_at"), row.getLong("position"), row.getLong("closed_at")));
        }
        return resumes;
    }
}
