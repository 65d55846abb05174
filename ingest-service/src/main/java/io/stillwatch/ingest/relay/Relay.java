package io.stillwatch.ingest.relay;

import io.stillwatch.eventsourcing.ExclusiveWorker;
import io.stillwatch.eventsourcing.FencedPublisher;
import io.stillwatch.ingest.keys.DayKeys;
import io.stillwatch.ingest.sequence.Marker;
import io.stillwatch.ingest.sequence.Sequence;
import io.stillwatch.ingest.sequence.Sequencer;
import io.stillwatch.ingest.sequence.Step;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The sequencer at work. A batch is published first and the bookmark saved behind it, so a crash in between publishes the same again with
 * the same stamps: they follow from the bookmark and the order of the rows alone. Only a pause depends on a clock, so that one is saved
 * first and announced behind.
 */
public final class Relay implements ExclusiveWorker.Shift {

    /** When ticks close: by event time, by the clock when traffic pauses, and by the bytes of what comes behind. */
    public record Ticks(Duration lateness, Duration idle, long mostBehind) {}

    private final SqlConnection database;
    private final FencedPublisher publisher;
    private final Waiting waiting;
    private final Announcements announcements;
    private final Sequencer sequencer;
    private final long idleNanos;
    private final LongSupplier nanos;
    private Bookmark bookmark;
    private long lastPublished;

    /** Starts where the last relay stopped, which can't be working any more. */
    public Relay(SqlConnection database, FencedPublisher publisher, DayKeys keys, Ticks ticks) {
        this(database, publisher, keys, ticks, System::nanoTime);
    }

    /** The same by another clock; like that of {@link System#nanoTime} it never goes back. */
    public Relay(SqlConnection database, FencedPublisher publisher, DayKeys keys, Ticks ticks, LongSupplier nanos) {
        this.database = database;
        this.publisher = publisher;
        this.waiting = new Waiting(database, keys);
        this.announcements = new Announcements(publisher::partitions);
        this.sequencer = new Sequencer(ticks.lateness(), ticks.mostBehind());
        this.idleNanos = ticks.idle().toNanos();
        this.bookmark = Bookmark.load(database);
        this.nanos = nanos;
        this.lastPublished = nanos.getAsLong();
    }

    @Override
    public boolean work() {
        if (bookmark.markerDue()) {
            publisher.publish(announcements.of(Marker.of(bookmark.sequence())));
            save(bookmark.announced());
            return true;
        }
        List<Waiting.Stored> next = waiting.after(bookmark.place());
        return next.isEmpty() ? pause() : publish(next);
    }

    @Override
    public void close() {
        publisher.close();
    }

    private boolean publish(List<Waiting.Stored> batch) {
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>(batch.size());
        Sequence sequence = bookmark.sequence();
        for (Waiting.Stored stored : batch) {
            int bytes = stored.opened().body().length;
            Step step = stored.isFact()
                    ? sequencer.fact(sequence, bytes)
                    : sequencer.interaction(sequence, stored.time(), bytes);
            records.add(Announcements.of(stored, step));
            step.marker().map(announcements::of).ifPresent(records::addAll);
            sequence = step.sequence();
        }
        publisher.publish(records);
        save(new Bookmark(batch.getLast().place(), sequence, false));
        waiting.forgetTraces(batch);
        lastPublished = nanos.getAsLong();
        return true;
    }

    /** Nothing can be published. Closes what is open once that has lasted, unless something waits for a transaction of whomever. */
    private boolean pause() {
        Optional<Sequence> closed =
                nanos.getAsLong() - lastPublished < idleNanos ? Optional.empty() : sequencer.idle(bookmark.sequence());
        if (closed.isEmpty() || waiting.holdsAny(bookmark.place())) {
            return false;
        }
        save(bookmark.paused(closed.get()));
        return true;
    }

    private void save(Bookmark next) {
        next.save(database);
        bookmark = next;
    }
}
