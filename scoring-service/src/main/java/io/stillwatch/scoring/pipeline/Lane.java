package io.stillwatch.scoring.pipeline;

import io.stillwatch.scoring.checkpoint.Resume;
import io.stillwatch.scoring.progress.ProgressLog.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * One partition of an input topic, as far as it has been read. What it says of a record follows from what stands before that in the partition, and from
 * {@link Resume} behind a restart: not from which ticks have closed meanwhile.
 */
final class Lane {

    /**
     * Ticks that a record may be ahead of the marker behind it, and a marker of its hour compared with the one before it: two days of hours.
     * ingest-service publishes a marker behind a record as soon as an hour is over, by a lateness of a day at most, and a pause is one tick.
     */
    static final long AHEAD = 48;

    private record Mark(Resume at, Instant watermark) {}

    private final TopicPartition partition;
    private final NavigableMap<Long, Mark> marks = new TreeMap<>();
    private final List<Held> strays = new ArrayList<>();
    private long readTo;
    private long position;
    private long marked;
    private @Nullable Long drift;
    private @Nullable Long refused;
    private int waiting;

    Lane(TopicPartition partition, Resume resume) {
        this.partition = partition;
        this.readTo = resume.offset();
        this.position = resume.position();
        this.marked = resume.marked();
        this.drift = resume.drift();
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

    /** Whether a marker says that nothing of this tick comes any more. */
    boolean hasMarked(long tick) {
        return tick <= marked;
    }

    /** Whether it is not known what was marked before this, as behind a checkpoint of a version that did not write it down. */
    boolean lacksMarks() {
        return marked < 0;
    }

    /** Takes a record that has not been seen, and that is not late. */
    Held see(long offset, Arrival.Ticked ticked) {
        Held held = hold(offset, ticked.entry());
        position = ticked.position();
        return held;
    }

    /** Counts one that waits for its tick to close. */
    void waits() {
        waiting++;
    }

    /** Keeps what names no tick that can be told, until a marker tells one. */
    void stray(long offset, Arrival.Entry.Unreadable unreadable) {
        strays.add(hold(offset, unreadable));
        waits();
    }

    /**
     * Takes the first marker of a tick and gives up the strays before it. A position above the marker's was a broken one: what follows is not held
     * against it. A marker that can't be is a stray itself.
     */
    List<Held> mark(Arrival.Marker marker, long offset) {
        if (runsAhead(marker)) {
            stray(offset, Arrival.Entry.Unreadable.at(partition, offset, "tick is ahead of its watermark"));
            drift = marker.drift();
            refused = marker.tick();
            return List.of();
        }
        refused = null;
        marks.put(marker.tick(), new Mark(at(offset), marker.watermark()));
        marked = marker.tick();
        position = Math.min(position, marker.position());
        drift = marker.drift();
        List<Held> told = List.copyOf(strays);
        strays.clear();
        return told;
    }

    /**
     * One that is wrong is held against one more at most: then they are compared with each other. Its copy bears it out no better than it does itself; a
     * restart reads both, since the first is a stray until another marker is told.
     */
    private boolean runsAhead(Arrival.Marker marker) {
        return drift != null && (marker.drift() > drift + AHEAD || Objects.equals(refused, marker.tick()));
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
        marks.headMap(tick, true).clear();
        waiting -= settled;
    }

    /**
     * Where a restart reads on: at the first thing of this lane that the closed tick has not settled, be it a record or a marker.
     *
     * @param firstHeld the first record that waits for a later tick
     */
    Resume resume(Optional<Held> firstHeld) {
        Stream<Resume> records =
                Stream.concat(firstHeld.stream(), strays.stream()).map(Held::at);
        return Stream.concat(records, marks.values().stream().map(Mark::at))
                .min(Comparator.comparingLong(Resume::offset))
                .orElseGet(() -> at(readTo));
    }

    private Held hold(long offset, Arrival.Entry entry) {
        return new Held(this, at(offset), entry);
    }

    private Resume at(long offset) {
        return new Resume(offset, position, marked, drift);
    }
}
