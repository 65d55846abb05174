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

    private final Scorer<C> scorer;
    private final List<Lane> lanes;
    private final HeldBack later = new HeldBack();
    private final Map<Lane, Integer> accepted = new HashMap<>();
    private final Letters letters = new Letters();
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
        return closeNext(Long.MAX_VALUE);
    }

    /** The same, if it is none behind this one. */
    Optional<C> closeNext(long last) {
        return nextTick()
                .filter(tick -> tick <= last)
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

    /** Has an account forgotten, with what came of it for ticks that have yet to close; gives the last tick in which anything of it has counted or would have. */
    long erase(String account) {
        long open = scorer.erase(account) ? closed + 1 : closed;
        return Math.max(open, later.leaveOut(account).orElse(open));
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
        if (lane.hasSeen(ticked.position())) {
            return;
        }
        if (lane.hasMarked(ticked.tick())) {
            lane.stray(offset, late(lane, offset, ticked.entry()));
            return;
        }
        Held held = lane.see(offset, ticked);
        if (ticked.tick() == closed + 1 && !stays) {
            settle(ticked.entry());
            accepted.merge(lane, 1, Integer::sum);
            lane.waits();
        } else if (ticked.tick() > closed) {
            later.add(ticked.tick(), held);
            lane.waits();
        }
    }

    private static Arrival.Entry.Unreadable late(Lane lane, long offset, Arrival.Entry entry) {
        return entry instanceof Arrival.Entry.Unreadable unreadable
                ? unreadable
                : Arrival.Entry.Unreadable.at(lane.partition(), offset, "its tick was closed before it came");
    }

    /**
     * Only the first marker of a tick counts; a copy may come before or after the tick closes. What is marked is told as it was before a restart, also where
     * that has been kept.
     */
    private void mark(Lane lane, long offset, Arrival.Marker marker) {
        if (lane.hasMarked(marker.tick()) || (lane.lacksMarks() && marker.tick() <= closed)) {
            return;
        }
        List<Held> told = new ArrayList<>(lane.mark(marker, offset));
        if (lane.hasMarked(marker.tick())) {
            told.addAll(later.giveUp(lane, marker.tick() + Lane.AHEAD, "its tick is further ahead than any can be"));
            if (marker.tick() > closed) {
                told.forEach(held -> later.add(marker.tick(), held));
            } else {
                lane.close(closed, told.size());
            }
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
            settled.merge(waiting.lane(), waiting.count(), Integer::sum);
        });
        accepted.clear();
        long before = closed;
        closed = tick;
        lanes.forEach(lane -> lane.close(tick, settled.getOrDefault(lane, 0)));
        return scorer.close(before, tick, watermark, scored, letters.take());
    }

    private void settle(Arrival.Entry entry) {
        if (entry instanceof Arrival.Entry.Unreadable(RecordUnreadable letter)) {
            letters.add(letter);
        }
        scored += scorer.take(entry);
    }
}
