package io.stillwatch.scoring.pipeline;

import io.stillwatch.eventsourcing.ExclusiveWorker;
import io.stillwatch.eventsourcing.Trace;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * The work of the active instance: reads the input topics, closes ticks, keeps their verdicts and, now and then, a checkpoint. It has no
 * orderly end: closing it is the same as losing it, and either costs what came since the last checkpoint, which is read again.
 */
final class Pipeline implements ExclusiveWorker.Shift {

    private final InputTopics input;
    private final Decoder decoder;
    private final Ticks<Closing> ticks;
    private final Map<TopicPartition, Lane> lanes;
    private final VerdictStore verdicts;
    private final Books books;
    private final ErasedKept erased;
    private final Runnable news;
    private final Runnable look;
    private final int holdAtMost;

    /**
     * @param news is run when there is something to publish
     * @param look is run between ticks, often, and sees to it that those who read the topics of risks know them
     * @param holdAtMost records held back for later ticks before lanes that are ahead have to rest
     */
    Pipeline(
            InputTopics input,
            Decoder decoder,
            Ticks<Closing> ticks,
            List<Lane> lanes,
            VerdictStore verdicts,
            Books books,
            ErasedKept erased,
            Runnable news,
            Runnable look,
            int holdAtMost) {
        this.input = input;
        this.decoder = decoder;
        this.ticks = ticks;
        this.lanes = lanes.stream().collect(Collectors.toMap(Lane::partition, Function.identity()));
        this.verdicts = verdicts;
        this.books = books;
        this.erased = erased;
        this.news = news;
        this.look = look;
        this.holdAtMost = holdAtMost;
    }

    @Override
    public boolean work() {
        look.run();
        ConsumerRecords<byte[], byte[]> records = input.poll();
        records.forEach(this::take);
        lanes.values().forEach(lane -> lane.readTo(input.position(lane.partition())));
        input.rest(ticks.resting(holdAtMost));
        books.afterReading(records.isEmpty());
        erased.look();
        return !records.isEmpty();
    }

    @Override
    public void close() {
        input.close();
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        Lane lane = Objects.requireNonNull(lanes.get(new TopicPartition(record.topic(), record.partition())));
        Arrival arrival;
        try (Trace.Step _ = Trace.reading(record)) {
            arrival = decoder.decode(record);
            ticks.take(lane, record.offset(), arrival);
        }
        lane.readTo(record.offset() + 1);
        if (arrival instanceof Arrival.Marker) {
            closeWhatIsComplete();
        }
    }

    private void closeWhatIsComplete() {
        Optional<Closing> closing = ticks.closeNext();
        while (closing.isPresent()) {
            try (Trace.Step _ = Trace.beginning("tick keep")) {
                if (verdicts.keep(closing.get())) {
                    news.run();
                }
            }
            books.afterTick();
            closing = ticks.closeNext();
        }
    }
}
