package io.stillwatch.scoring.pipeline;

import io.stillwatch.scoring.checkpoint.Resume;
import io.stillwatch.scoring.engine.Engine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** One of several runs over the same records: an engine, and how far it is through with each partition. */
final class Track {

    private final Map<TopicPartition, Lane> lanes = new HashMap<>();
    private final Ticks<Closing> ticks;

    Track(Engine engine, Orders orders, List<Lane> opened) {
        List<Lane> own = opened.stream()
                .map(lane -> new Lane(lane.partition(), Resume.from(lane.readTo(), 0)))
                .toList();
        own.forEach(lane -> lanes.put(lane.partition(), lane));
        ticks = new Ticks<>(new EngineScorer(engine, orders), own, 0, 0);
    }

    void take(ConsumerRecord<byte[], byte[]> record, Arrival arrival) {
        Lane lane = Objects.requireNonNull(lanes.get(new TopicPartition(record.topic(), record.partition())));
        ticks.take(lane, record.offset(), arrival);
        lane.readTo(record.offset() + 1);
    }

    /** The last tick that it closed, 0 if there was none. */
    long closed() {
        return ticks.closed();
    }

    /** Closes the next tick, if that is none behind this one and everything of it is there. */
    Optional<Closing> closeNext(long last) {
        return ticks.closeNext(last);
    }

    List<Lane> resting(int holdAtMost) {
        return ticks.resting(holdAtMost);
    }
}
