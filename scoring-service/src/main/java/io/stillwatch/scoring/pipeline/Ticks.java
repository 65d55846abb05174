package io.stillwatch.scoring.pipeline;

import io.stillwatch.scoring.checkpoint.Resume;
import io.stillwatch.scoring.engine.Engine;
import io.stillwatch.scoring.publish.RecordUnreadable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/**
 * Puts every record into its tick and closes a tick once all lanes are through with it. What comes out depends on what the lanes
 * contain alone: not on how they interleave, how they are cut into batches, or where the reading stopped and started again.
 */
final class Ticks {

    private static final Comparator<RecordUnreadable> BY_PLACE = Comparator.comparing(RecordUnreadable::topic)
            .thenComparing(RecordUnreadable::partition)
            .thenComparing(RecordUnreadable::offset);

    private final Engine engine;
    private final List<Lane> lanes;
    private final NavigableMap<Long, List<Held>> later = new TreeMap<>();
    private final Map<Lane, Integer> accepted = new HashMap<>();
    private long closed;
    private long scored;

    Ticks(Engine engine, List<Lane> lanes, long closed, long scored) {
        this.engine = engine;
        this.lanes = List.copyOf(lanes);
        this.closed = closed;
        this.scored = scored;
    }

    void take(Lane lane, long offset, Arrival arrival) {
        switch (arrival) {
            case Arrival.Ticked ticked -> place(lane, offset, ticked);
            case Arrival.Marker(long tick, Instant watermark) -> mark(lane, offset, tick, watermark);
            case Arrival.Stray(Arrival.Entry.Unreadable unreadable) -> lane.stray(offset, unreadable);
            case Arrival.Foreign _ -> {}
        }
    }

    /** Closes the next tick, if every lane is through with it. */
    Optional<Closing> closeNext() {
        return nextTick()
                .filter(tick -> lanes.stream().allMatch(lane -> lane.isThrough(tick)))
                .map(this::close);
    }

    /** Lanes that have nothing more to say until the next tick closes. */
    List<Lane> ahead() {
        return nextTick()
                .map(tick -> lanes.stream().filter(lane -> lane.isThrough(tick)).toList())
                .orElse(List.of());
    }

    /** Records that wait for their tick to open. */
    int held() {
        return later.values().stream().mapToInt(List::size).sum();
    }

    /** Whether the engine's state is that of the last closed tick, with nothing of the open one. */
    boolean atBoundary() {
        return accepted.isEmpty();
    }

    long closed() {
        return closed;
    }

    long scored() {
        return scored;
    }

    /** Where a restart reads on so that it meets every record that is in no closed tick. Holds at a boundary only. */
    Map<TopicPartition, Resume> resumes() {
        Map<Lane, Held> first = new HashMap<>();
        later.values()
                .forEach(records -> records.forEach(
                        held -> first.merge(held.lane(), held, (a, b) -> a.offset() <= b.offset() ? a : b)));
        Map<TopicPartition, Resume> resumes = new HashMap<>();
        lanes.forEach(lane -> resumes.put(lane.partition(), lane.resume(Optional.ofNullable(first.get(lane)))));
        return resumes;
    }

    private Optional<Long> nextTick() {
        return lanes.stream().flatMap(lane -> lane.nextTick().stream()).min(Comparator.naturalOrder());
    }

    private void place(Lane lane, long offset, Arrival.Ticked ticked) {
        if (ticked.tick() <= closed || lane.hasSeen(ticked.position())) {
            return;
        }
        Held held = lane.hold(offset, ticked.entry());
        lane.see(ticked.position());
        if (ticked.tick() == closed + 1 && !(ticked.entry() instanceof Arrival.Entry.Unreadable)) {
            count(ticked.entry());
            accepted.merge(lane, 1, Integer::sum);
        } else {
            later.computeIfAbsent(ticked.tick(), _ -> new ArrayList<>()).add(held);
        }
    }

    /** Only the first marker of a tick counts; a copy may come before or after the tick closes. */
    private void mark(Lane lane, long offset, long tick, Instant watermark) {
        if (tick > closed && !lane.isThrough(tick)) {
            List<Held> strays = lane.mark(tick, offset, watermark);
            if (!strays.isEmpty()) {
                later.computeIfAbsent(tick, _ -> new ArrayList<>()).addAll(strays);
            }
        }
    }

    private Closing close(long tick) {
        Instant watermark = lanes.stream()
                .flatMap(lane -> lane.watermark(tick).stream())
                .findFirst()
                .orElseThrow();
        Map<Lane, Integer> settled = new HashMap<>(accepted);
        List<RecordUnreadable> letters = new ArrayList<>();
        NavigableMap<Long, List<Held>> due = later.headMap(tick, true);
        due.values()
                .forEach(records -> records.forEach(held -> {
                    settled.merge(held.lane(), 1, Integer::sum);
                    settle(held.entry(), letters);
                }));
        due.clear();
        accepted.clear();
        closed = tick;
        lanes.forEach(lane -> lane.close(tick, settled.getOrDefault(lane, 0)));
        letters.sort(BY_PLACE);
        return new Closing(engine.close(tick, watermark), scored, letters);
    }

    private void settle(Arrival.Entry entry, List<RecordUnreadable> letters) {
        switch (entry) {
            case Arrival.Entry.Unreadable(RecordUnreadable letter) -> letters.add(letter);
            case Arrival.Entry.Used _, Arrival.Entry.Stated _ -> count(entry);
        }
    }

    private void count(Arrival.Entry entry) {
        switch (entry) {
            case Arrival.Entry.Used(var interaction) -> engine.accept(interaction);
            case Arrival.Entry.Stated(var fact) -> engine.accept(fact);
            case Arrival.Entry.Unreadable _ -> throw new IllegalStateException("An unreadable record can't be counted");
        }
        scored++;
    }
}
