package io.stillwatch.scoring.checkpoint;

import io.stillwatch.scoring.engine.Baseline;
import io.stillwatch.scoring.engine.Engine;
import io.stillwatch.scoring.engine.EngineParts;
import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.store.StoreConnection;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** Keeps the engine's state and the offsets that belong to it in one transaction, so that neither can be ahead of the other. */
public final class Checkpoints {

    /** Account stages are numbered by their partitions. */
    static final int ENGINE = -1;

    private static final Logger LOG = Logger.getLogger(Checkpoints.class);

    private final StoreConnection store;
    private StoredParts parts;
    private long written;

    public Checkpoints(StoreConnection store) {
        this.store = store;
        this.parts = new StoredParts(store, ENGINE);
    }

    /** The last one kept. */
    public Optional<Checkpoint> last() {
        for (Row row : store.run("select tick, scored, written from checkpoint")) {
            long tick = row.getLong("tick");
            written = row.getLong("written");
            return Optional.of(new Checkpoint(tick, row.getLong("scored"), resumes(tick)));
        }
        return Optional.empty();
    }

    /** Forgets the checkpoint that is kept if it has this format, and if this version can't go on from it. */
    public void setAside(int format) {
        try {
            if (!EngineParts.reads(format) && new KeptFormats(store).engine().equals(OptionalInt.of(format))) {
                store.transaction(() -> {
                    store.run("delete from checkpoint");
                    parts.clear();
                });
                LOG.warnf(
                        "The checkpoint of format %d is set aside: the engine begins anew with what the topics hold",
                        format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The engine as it was at this checkpoint; an empty one for {@link Checkpoint#NONE}, which makes whatever is kept void.
     *
     * @throws UncheckedIOException if another version of the engine wrote it; {@code docs/reference/scoring.md} says what to do then
     */
    public Engine engine(Checkpoint checkpoint, Policy policy, Baseline baseline) {
        parts = new StoredParts(store, ENGINE);
        if (checkpoint.equals(Checkpoint.NONE)) {
            parts.clear();
            return new Engine(policy, baseline).notingChanges();
        }
        try {
            parts.check(checkpoint.tick(), EngineParts::reads);
            EngineParts read = new EngineParts(policy, baseline);
            parts.read(read);
            return read.engine(parts.rest(checkpoint.tick())).notingChanges();
        } catch (IOException e) {
            throw new UncheckedIOException("The checkpoint of tick " + checkpoint.tick() + " can't be restored", e);
        }
    }

    /**
     * Keeps a checkpoint in place of the last one. If that fails, what the engine noted is gone: only {@link #engine} leads on from there.
     *
     * @param engine what {@link #engine} gave
     */
    public void save(Checkpoint checkpoint, Engine engine) {
        save(checkpoint, () -> parts.write(checkpoint.tick(), engine));
    }

    /** The same, written whole: nothing that the engine has forgotten is left in pieces from before. */
    public void saveWhole(Checkpoint checkpoint, Engine engine) {
        save(checkpoint, () -> parts.writeWhole(checkpoint.tick(), engine));
    }

    /** The same state is read on from elsewhere. */
    public void moveOn(Checkpoint checkpoint) {
        save(checkpoint, () -> 0);
    }

    private interface Writing {
        long bytes() throws IOException;
    }

    private void save(Checkpoint checkpoint, Writing writing) {
        store.transaction(() -> {
            store.run("delete from checkpoint");
            written += write(writing);
            store.run(
                    "insert into checkpoint (tick, scored, written) values ($1, $2, $3)",
                    Tuple.of(checkpoint.tick(), checkpoint.scored(), written));
            checkpoint.resumes().forEach((partition, resume) -> insert(checkpoint.tick(), partition, resume));
        });
    }

    private void insert(long tick, TopicPartition partition, Resume resume) {
        store.run(
                "insert into checkpoint_partition (tick, topic, partition, resume_at, position, marked, drift)"
                        + " values ($1, $2, $3, $4, $5, $6, $7)",
                Tuple.tuple()
                        .addLong(tick)
                        .addString(partition.topic())
                        .addInteger(partition.partition())
                        .addLong(resume.offset())
                        .addLong(resume.position())
                        .addLong(resume.marked())
                        .addLong(resume.drift()));
    }

    private static long write(Writing writing) {
        try {
            return writing.bytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<TopicPartition, Resume> resumes(long tick) {
        Map<TopicPartition, Resume> resumes = new HashMap<>();
        for (Row row : store.run("select * from checkpoint_partition where tick = $1", Tuple.of(tick))) {
            resumes.put(new TopicPartition(row.getString("topic"), row.getInteger("partition")), resume(row));
        }
        return resumes;
    }

    static Resume resume(Row row) {
        return new Resume(
                row.getLong("resume_at"), row.getLong("position"), row.getLong("marked"), row.getLong("drift"));
    }
}
