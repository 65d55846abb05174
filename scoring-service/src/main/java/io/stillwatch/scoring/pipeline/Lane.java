package io.stillwatch.scoring.pipeline;

import io.stillwatch.scoring.checkpoint.Resume;
import io.stillwatch.scoring.progress.ProgressLog.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/** One partition of an input topic, as far as it has been read. */
final class Lane {

    private record Mark(long offset, long positionBefore, Instant watermark) {}

    private final TopicPartition partition;
    private final NavigableMap<Long, Mark> marks = new TreeMap<>();
    private final List<Held> strays = new ArrayList<>();
    private long readTo;
    private long position;
    private long closedAt;
    private int waiting;

    Lane(TopicPartition partition, Resume resume) {
        this.partition = partition;
        this.readTo = resume.offset();
        this.position = resume.position();
        this.closedAt = resume.closedAt();
    }

    TopicPartition partition() {
        return partition;
    }

    /** Where the next record is expected; everything before is either in a closed tick or waiting. */
    long readTo() {
        return readTo;
    }

    void readTo(long offset) {
        readTo = offset;
    }

    /** Records read that count in no closed tick yet. */
    int waiting() {
        return waiting;
    }

    Reading reading() {
        return new Reading(partition.topic(), partition.partition(), readTo, waiting);
    }

    /** Positions rise within a partition; what is not above the highest one was published a second time. */
    boolean hasSeen(long candidate) {
        return candidate <= position;
    }

    void see(long newPosition) {
        position = newPosition;
        waiting++;
    }

    Held hold(long offset, Arrival.Entry entry) {
        return new Held(this, offset, position, entry);
    }

    /** Keeps a stray until a marker tells its tick, unless the tick it was reported with has closed. */
    void stray(long offset, Arrival.Entry.Unreadable unreadable) {
        if (offset >= closedAt) {
            strays.add(hold(offset, unreadable));
            waiting++;
        }
    }

    /**
     * Takes a marker and gives up the strays before it. A position above the marker's was a broken one: what follows is not held against it.
     */
    List<Held> mark(Arrival.Marker marker, long offset) {
        position = Math.min(position, marker.position());
        marks.put(marker.tick(), new Mark(offset, position, marker.watermark()));
        List<Held> told = List.copyOf(strays);
        strays.clear();
        return told;
    }

    /** Whether nothing of this tick, or of an earlier one, can still come. */
    boolean isThrough(long tick) {
        return !marks.isEmpty() && marks.lastKey() >= tick;
    }

    Optional<Long> nextTick() {
        return marks.isEmpty() ? Optional.empty() : Optional.of(marks.firstKey());
    }

    Optional<Instant> watermark(long tick) {
        return Optional.ofNullable(marks.get(tick)).map(Mark::watermark);
    }

    /** Forgets what the tick settled. */
    void close(long tick, int settled) {
        NavigableMap<Long, Mark> passed = marks.headMap(tick, true);
        if (!passed.isEmpty()) {
            closedAt = passed.lastEntry().getValue().offset();
            passed.clear();
        }
        waiting -= settled;
    }

    /**
     * Where a restart reads on: at the first thing of this lane that the closed tick has not settled, be it a record or a marker.
     *
     * @param firstHeld the first record that waits for a later tick
     */
    Resume resume(Optional<Held> firstHeld) {
        Stream<Resume> records = Stream.concat(firstHeld.stream(), strays.stream())
                .map(held -> new Resume(held.offset(), held.positionBefore(), closedAt));
        Stream<Resume> markers =
                marks.values().stream().map(mark -> new Resume(mark.offset(), mark.positionBefore(), closedAt));
        return Stream.concat(records, markers)
                .min(Comparator.comparingLong(Resume::offset))
                .orElseGet(() -> new Resume(readTo, position, closedAt));
    }
}
