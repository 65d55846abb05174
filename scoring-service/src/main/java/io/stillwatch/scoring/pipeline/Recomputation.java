package io.stillwatch.scoring.pipeline;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.stillwatch.scoring.engine.Baseline;
import io.stillwatch.scoring.engine.Engine;
import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.progress.ProgressLog;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Computes verdicts again from all that the input topics hold, in one go and without a store: what the live pipeline came to, whatever happened
 * to it, must be the same.
 */
public final class Recomputation {

    private final Engine engine = new Engine(Policy.builtin(), Baseline.builtin());
    private final Decoder decoder;
    private final Ticks ticks;
    private final Map<TopicPartition, Lane> lanes;
    private final long last;

    private Recomputation(List<Lane> lanes, ObjectMapper json, long last) {
        this.decoder = new Decoder(json);
        this.ticks = new Ticks(engine, Orders.NONE, lanes, 0, 0);
        this.lanes = lanes.stream().collect(Collectors.toMap(Lane::partition, Function.identity()));
        this.last = last;
    }

    /**
     * The digest over all verdicts up to this tick.
     *
     * @param kafka the client settings, at least {@code bootstrap.servers}
     * @throws IllegalStateException if the topics end before the tick closes
     */
    public static String digest(Map<String, Object> kafka, long tick) {
        ObjectMapper json = JsonMapper.builder().findAndAddModules().build();
        try (InputTopics input = new InputTopics(kafka)) {
            Recomputation again = new Recomputation(input.open(ProgressLog.INPUT, Map.of()), json, tick);
            while (again.ticks.closed() < tick) {
                var records = input.poll();
                if (records.isEmpty()) {
                    throw new IllegalStateException("The topics end at tick " + again.ticks.closed());
                }
                records.forEach(again::take);
            }
            return again.engine.digest();
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        Lane lane = Objects.requireNonNull(lanes.get(new TopicPartition(record.topic(), record.partition())));
        ticks.take(lane, record.offset(), decoder.decode(record));
        Optional<Closing> closing = closing();
        while (closing.isPresent()) {
            closing = closing();
        }
    }

    private Optional<Closing> closing() {
        return ticks.closed() < last ? ticks.closeNext() : Optional.empty();
    }
}
