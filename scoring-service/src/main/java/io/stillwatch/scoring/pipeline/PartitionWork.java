package io.stillwatch.scoring.pipeline;

import io.stillwatch.eventsourcing.FencedPublisher;
import io.stillwatch.eventsourcing.Trace;
import io.stillwatch.scoring.checkpoint.Checkpoint;
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
    private final Boundary boundary;

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
        this.boundary = new Boundary(ticks, checkpointEvery);
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
            boundary.advance();
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
        return boundary.isDue();
    }

    boolean hasMovedOn() {
        return boundary.hasMovedOn();
    }

    long savedAt() {
        return boundary.savedAt();
    }

    void checkpoint() {
        boundary.advance();
        keep(now -> checkpoints.save(now, stage));
    }

    void moveOn() {
        boundary.advance();
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
        boundary.keep(checkpoint);
        ticks.goOn();
    }

    /** Leaves it where the last checkpoint is. */
    void shut() {
        publisher.close();
    }
}
