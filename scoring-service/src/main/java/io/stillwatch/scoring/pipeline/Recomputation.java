package io.stillwatch.scoring.pipeline;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.stillwatch.scoring.checkpoint.Checkpoint;
import io.stillwatch.scoring.engine.Engine;
import io.stillwatch.scoring.erasure.Erased;
import io.stillwatch.scoring.progress.ProgressLog;
import io.stillwatch.scoring.store.StoreConnection;
import io.vertx.mutiny.sqlclient.Pool;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Computes verdicts again from all that the input topics hold, in one go, under the policies, declared uses, model calendars and decisions that are written down:
 * what the live pipeline came to, whatever happened to it, must be the same. That of an installation in which somebody was erased is not: what is
 * left out here was judged then.
 */
public final class Recomputation {

    private final Engine engine;
    private final Decoder decoder;
    private final Ticks<Closing> ticks;
    private final Map<TopicPartition, Lane> lanes;
    private final long last;

    private Recomputation(History history, List<Lane> lanes, Decoder decoder, long last) {
        this.engine = history.engine();
        this.decoder = decoder;
        this.ticks = new Ticks<>(new EngineScorer(engine, history::giveAgain), lanes, 0, 0);
        this.lanes = lanes.stream().collect(Collectors.toMap(Lane::partition, Function.identity()));
        this.last = last;
    }

    /**
     * The digest over all verdicts up to this tick.
     *
     * @param kafka the client settings, at least {@code bootstrap.servers}
     * @param pool of the store that knows what took effect when
     * @throws IllegalStateException if the topics end before the tick closes
     */
    public static String digest(Map<String, Object> kafka, Pool pool, long tick) {
        StoreConnection store = new StoreConnection(StoreConnection.await(pool.getConnection()));
        try {
            ObjectMapper json = JsonMapper.builder().findAndAddModules().build();
            return digest(kafka, new History(store), new Decoder(json, Erased.of(store)), tick);
        } finally {
            StoreConnection.await(store.raw().close());
        }
    }

    private static String digest(Map<String, Object> kafka, History history, Decoder decoder, long tick) {
        try (InputTopics input = new InputTopics(kafka)) {
            Recomputation again =
                    new Recomputation(history, input.open(ProgressLog.INPUT, Checkpoint.NONE), decoder, tick);
            Map<TopicPartition, Long> ends = input.ends();
            while (again.ticks.closed() < tick) {
                if (input.isThrough(ends)) {
                    throw new IllegalStateException("The topics end at tick " + again.ticks.closed());
                }
                input.poll().forEach(again::take);
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
