package io.stillwatch.scoring.pipeline;

import io.stillwatch.eventsourcing.FencedPublisher;
import io.stillwatch.eventsourcing.Trace;
import io.stillwatch.scoring.checkpoint.Checkpoint;
import io.stillwatch.scoring.checkpoint.Resume;
import io.stillwatch.scoring.checkpoint.StageCheckpoints;
import io.stillwatch.scoring.engine.AccountStage;
import io.stillwatch.scoring.erasure.Erased;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** The account stage of one partition at work: what came of it is published before it is in a checkpoint. */
final class PartitionWork {

    private final Map<TopicPartition, Lane> lanes;
    private final Decoder decoder;
    private final AccountStage stage;
    private final Ticks<Told> ticks;
    private final StageCheckpoints checkpoints;
    private final BlockRecords records;
    private final FencedPublisher publisher;
    private final Duration checkpointEvery;
    private Checkpoint boundary;
    private long saved;
    private Map<TopicPartition, Resume> resumes;
    private long savedAt = System.nanoTime();

    PartitionWork(
            List<Lane> lanes,
            Decoder decoder,
            AccountStage stage,
            Ticks<Told> ticks,
            StageCheckpoints checkpoints,
            BlockRecords records,
            FencedPublisher publisher,
            Duration checkpointEvery) {
        this.lanes = lanes.stream().collect(Collectors.toMap(Lane::partition, Function.identity()));
        this.decoder = decoder;
        this.stage = stage;
        this.ticks = ticks;
        this.checkpoints = checkpoints;
        this.records = records;
        this.publisher = publisher;
        this.checkpointEvery = checkpointEvery;
        this.boundary = now();
        this.saved = boundary.tick();
        this.resumes = boundary.resumes();
    }

    Map<TopicPartition, Lane> lanes() {
        return lanes;
    }

    /** Under which the partition was claimed. */
    long epoch() {
        return checkpoints.epoch();
    }

    void take(ConsumerRecord<byte[], byte[]> record) {
        Lane lane = Objects.requireNonNull(lanes.get(new TopicPartition(record.topic(), record.partition())));
        try (Trace.Step _ = Trace.reading(record)) {
            ticks.take(lane, record.offset(), decoder.decode(record));
        }
        lane.readTo(record.offset() + 1);
    }

    /** Closes what is complete, and gives what publishes what came of it, whole or not at all; empty if nothing did. */
    Optional<Runnable> close() {
        List<ProducerRecord<String, byte[]>> told = new ArrayList<>();
        for (Optional<Told> next = ticks.closeNext(); next.isPresent(); next = ticks.closeNext()) {
            told.addAll(records.of(next.get()));
            boundary = now();
        }
        if (isDue()) {
            ticks.stay();
        }
        return told.isEmpty() ? Optional.empty() : Optional.of(() -> publisher.publish(told));
    }

    /** Lanes that have to rest, so that not much more than this is held back. */
    List<Lane> resting(int holdAtMost) {
        return ticks.resting(holdAtMost);
    }

    /** Whether it is time for a checkpoint and one can be kept; once it is, the state stays as it is until one has been kept. */
    boolean isDue() {
        return isTime() && ticks.closed() > saved;
    }

    /** Whether it is only to be kept from where it is read on, which is now past what a transaction leaves behind its last record. */
    boolean hasMovedOn() {
        return isTime() && saved > 0 && ticks.closed() == saved && !resumes.equals(ticks.resumes());
    }

    private boolean isTime() {
        return System.nanoTime() - savedAt >= checkpointEvery.toNanos() && ticks.atBoundary();
    }

    /** When the last checkpoint was kept, or the partition opened, as {@link System#nanoTime} has it. */
    long savedAt() {
        return savedAt;
    }

    void checkpoint() {
        boundary = now();
        keep(now -> checkpoints.save(now, stage));
    }

    void moveOn() {
        boundary = now();
        keep(checkpoints::moveOn);
    }

    /** The last tick. */
    long closed() {
        return ticks.closed();
    }

    /**
     * Forgets accounts, with what came of them for ticks that have yet to close. What is kept is as it was behind the last tick, but for them.
     *
     * @param leftOut says whom to leave out once that is kept
     */
    void erase(List<String> accounts, Supplier<Erased> leftOut) {
        Map<String, Long> upTo = new HashMap<>();
        accounts.forEach(account -> upTo.put(account, ticks.erase(account)));
        keep(now -> checkpoints.saveWithout(upTo, now, stage));
        decoder.leaveOut(leftOut.get());
    }

    private void keep(Consumer<Checkpoint> checkpoint) {
        checkpoint.accept(boundary);
        saved = boundary.tick();
        resumes = boundary.resumes();
        savedAt = System.nanoTime();
        ticks.goOn();
    }

    /** Holds at a boundary only. */
    private Checkpoint now() {
        return new Checkpoint(ticks.closed(), ticks.scored(), ticks.resumes());
    }

    /** Leaves it where the last checkpoint is. */
    void shut() {
        publisher.close();
    }
}
