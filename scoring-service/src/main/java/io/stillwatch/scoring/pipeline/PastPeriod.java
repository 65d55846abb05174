package io.stillwatch.scoring.pipeline;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.stillwatch.scoring.checkpoint.Checkpoint;
import io.stillwatch.scoring.engine.AccountFact;
import io.stillwatch.scoring.engine.Engine;
import io.stillwatch.scoring.engine.Interaction;
import io.stillwatch.scoring.engine.Verdicts;
import io.stillwatch.scoring.erasure.Erased;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * What the input topics still hold, from its beginning, run through engines side by side: with a consumer of its own and nothing
 * written, so that live work does not notice but for the processor.
 */
public final class PastPeriod implements AutoCloseable {

    private static final int HOLD_AT_MOST = 20_000;

    private final InputTopics input;
    private final List<Lane> lanes;
    private final Map<TopicPartition, Long> ends;
    private final Decoder decoder;
    private final boolean whole;

    /** What each engine said at a tick, in their order. */
    public interface Listener {
        void closed(List<Verdicts> verdicts);
    }

    /** What takes effect in one of the engines behind the tick that it closed last, up to the one that it is about to close. */
    public interface Orders {
        void give(long closed, long tick, Engine engine);
    }

    /** An engine, and what takes effect in it. */
    public record Run(Engine engine, Orders orders) {}

    /**
     * @param kafka the client settings, at least {@code bootstrap.servers}
     * @param erased whom to leave out
     * @throws RuntimeException if the broker does not answer in time or does not have the topics
     */
    public PastPeriod(Map<String, Object> kafka, List<String> topics, ObjectMapper json, Erased erased) {
        input = new InputTopics(kafka);
        decoder = new Decoder(json, erased);
        try {
            lanes = input.open(topics, Checkpoint.NONE);
            ends = input.ends();
            whole = lanes.stream().allMatch(lane -> lane.readTo() == 0);
        } catch (RuntimeException e) {
            input.close();
            throw e;
        }
    }

    /** Whether nothing that the topics ever held has left them. */
    public boolean isWhole() {
        return whole;
    }

    /**
     * Runs up to a tick that has closed, or as far as the topics still hold what is needed for it.
     *
     * @param runs at least one
     * @param facts is told every account fact on the way
     * @return whether that tick was reached
     */
    public boolean replay(long lastTick, List<Run> runs, Consumer<AccountFact> facts, Listener listener) {
        List<Track> tracks = runs.stream()
                .map(run -> new Track(run.engine(), run.orders()::give, lanes))
                .toList();
        Track first = tracks.getFirst();
        while (first.closed() < lastTick && !input.isThrough(ends)) {
            ConsumerRecords<byte[], byte[]> records = input.poll();
            for (ConsumerRecord<byte[], byte[]> record : records) {
                Arrival arrival = decoder.decode(record);
                tell(arrival, facts);
                tracks.forEach(track -> track.take(record, arrival));
                if (arrival instanceof Arrival.Marker) {
                    close(tracks, lastTick, listener);
                }
            }
            input.rest(first.resting(HOLD_AT_MOST));
        }
        return first.closed() == lastTick;
    }

    /**
     * Reads every record that counts in a tick up to this one, each once.
     *
     * @return the watermark of that tick
     * @throws IllegalStateException if the topics no longer hold that tick
     */
    public Instant read(long lastTick, Consumer<Interaction> interactions, Consumer<AccountFact> facts) {
        while (!lanes.stream().allMatch(lane -> lane.isThrough(lastTick))) {
            if (input.isThrough(ends)) {
                throw new IllegalStateException("The topics no longer hold tick " + lastTick);
            }
            for (ConsumerRecord<byte[], byte[]> record : input.poll()) {
                Lane lane = lane(record);
                switch (decoder.decode(record)) {
                    case Arrival.Ticked ticked
                    when ticked.tick() <= lastTick
                            && !lane.hasSeen(ticked.position())
                            && !lane.hasMarked(ticked.tick()) -> {
                        lane.see(record.offset(), ticked);
                        tell(ticked, interactions, facts);
                    }
                    case Arrival.Marker marker
                    when !lane.hasMarked(marker.tick()) -> lane.mark(marker, record.offset());
                    case Arrival _ -> {}
                }
            }
        }
        return lanes.getFirst().watermark(lastTick).orElseThrow();
    }

    private Lane lane(ConsumerRecord<byte[], byte[]> record) {
        return lanes.stream()
                .filter(lane -> lane.partition().equals(new TopicPartition(record.topic(), record.partition())))
                .findFirst()
                .orElseThrow();
    }

    private static void tell(Arrival.Ticked ticked, Consumer<Interaction> interactions, Consumer<AccountFact> facts) {
        switch (ticked.entry()) {
            case Arrival.Entry.Used(var interaction) -> interactions.accept(interaction);
            case Arrival.Entry.Stated(var fact) -> facts.accept(fact);
            case Arrival.Entry.Told _, Arrival.Entry.LeftOut _, Arrival.Entry.Unreadable _ -> {}
        }
    }

    @Override
    public void close() {
        input.close();
    }

    /** All close the same ticks, for they have the same records. */
    private static void close(List<Track> tracks, long lastTick, Listener listener) {
        List<Verdicts> verdicts = closeNext(tracks, lastTick);
        while (!verdicts.isEmpty()) {
            listener.closed(verdicts);
            verdicts = closeNext(tracks, lastTick);
        }
    }

    private static List<Verdicts> closeNext(List<Track> tracks, long lastTick) {
        return tracks.stream()
                .flatMap(track -> track.closeNext(lastTick).stream())
                .map(Closing::verdicts)
                .toList();
    }

    private static void tell(Arrival arrival, Consumer<AccountFact> facts) {
        if (arrival instanceof Arrival.Ticked ticked && ticked.entry() instanceof Arrival.Entry.Stated stated) {
            facts.accept(stated.fact());
        }
    }
}
