package io.stillwatch.scoring.pipeline;

import io.stillwatch.scoring.checkpoint.Resume;
import io.stillwatch.scoring.publish.RecordUnreadable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/**
 * Puts every record into its tick and closes a tick once all lanes are through with it. What comes out depends on what the lanes
 * contain alone: not on how they interleave, how they are cut into batches, or where the reading stopped and started again.
 *
 * @param <C> what comes of a tick
 */
final class Ticks<C> {

    private static final Comparator<RecordUnreadable> BY_PLACE = Comparator.comparing(RecordUnreadable::topic)
            .thenComparing(RecordUnreadable::partition)
            .thenComparing(RecordUnreadable::offset);

    private final Scorer<C> scorer;
    private final List<Lane> lanes;
    private final HeldBack later = new HeldBack();
    private final Map<Lane, Integer> accepted = new HashMap<>();
    private final List<RecordUnreadable> letters = new ArrayList<>();
    private long closed;
    private long scored;
    private boolean stays;

    Ticks(Scorer<C> scorer, List<Lane> lanes, long closed, long scored) {
        this.scorer = scorer;
        this.lanes = List.copyOf(lanes);
        this.closed = closed;
        this.scored = scored;
    }

    void take(Lane lane, long offset, Arrival arrival) {
        switch (arrival) {
            case Arrival.Ticked ticked -> place(lane, offset, ticked);
            case Arrival.Marker marker -> mark(lane, offset, marker);
            case Arrival.Stray(Arrival.Entry.Unreadable unreadable) -> lane.stray(offset, unreadable);
            case Arrival.Foreign _ -> {}
        }
    }

    /** Closes the next tick, if every lane is through with it. */
    Optional<C> closeNext() {
        return nextTick()
                .filter(tick -> lanes.stream().allMatch(lane -> lane.isThrough(tick)))
                .map(this::close);
    }

    /**
     * Lanes that have nothing more to say until the next tick closes, if more than so much is held back already. Only they may rest: every other one
     * is what that tick waits for.
     */
    List<Lane> resting(int holdAtMost) {
        return nextTick()
                .filter(_ -> later.count() > holdAtMost)
                .map(tick -> lanes.stream().filter(lane -> lane.isThrough(tick)).toList())
                .orElse(List.of());
    }

    /** Whether the state is that of the last closed tick, with nothing of the open one. */
    boolean atBoundary() {
        return accepted.isEmpty();
    }

    /** Holds back from now on what comes of the open tick as well, so that the state stays that of the last closed one. To be asked at a boundary. */
    void stay() {
        stays = true;
    }

    void goOn() {
        stays = false;
    }

    long closed() {
        return closed;
    }

    long scored() {
        return scored;
    }

    /** Where a restart reads on so that it meets every record that is in no closed tick. Holds at a boundary only. */
    Map<TopicPartition, Resume> resumes() {
        Map<Lane, Held> first = later.first();
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
        if (ticked.tick() == closed + 1 && !stays) {
            settle(ticked.entry());
            accepted.merge(lane, 1, Integer::sum);
        } else {
            later.add(ticked.tick(), held);
        }
    }

    /** Only the first marker of a tick counts; a copy may come before or after the tick closes. */
    private void mark(Lane lane, long offset, Arrival.Marker marker) {
        if (marker.tick() > closed && !lane.isThrough(marker.tick())) {
            lane.mark(marker, offset).forEach(stray -> later.add(marker.tick(), stray));
        }
    }

    private C close(long tick) {
        Instant watermark = lanes.stream()
                .flatMap(lane -> lane.watermark(tick).stream())
                .findFirst()
                .orElseThrow();
        Map<Lane, Integer> settled = new HashMap<>(accepted);
        later.release(tick).forEach(waiting -> {
            scored += scorer.take(waiting.interactions());
            waiting.others().forEach(this::settle);
            waiting.counts().forEach((lane, records) -> settled.merge(lane, records, Integer::sum));
        });
        accepted.clear();
        long before = closed;
        closed = tick;
        lanes.forEach(lane -> lane.close(tick, settled.getOrDefault(lane, 0)));
        return scorer.close(before, tick, watermark, scored, takeLetters());
    }

    private List<RecordUnreadable> takeLetters() {
        List<RecordUnreadable> taken = letters.stream().sorted(BY_PLACE).toList();
        letters.clear();
        return taken;
    }

    private void settle(Arrival.Entry entry) {
        if (entry instanceof Arrival.Entry.Unreadable(RecordUnreadable letter)) {
            letters.add(letter);
        }
        scored += scorer.take(entry);
    }
}
