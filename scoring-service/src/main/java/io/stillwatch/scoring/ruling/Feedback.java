package io.stillwatch.scoring.ruling;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.CloudEvent;
import io.stillwatch.eventsourcing.ExclusiveWorker;
import io.stillwatch.eventsourcing.Outbox;
import io.stillwatch.eventsourcing.TopicIds;
import io.stillwatch.eventsourcing.TopicWatch;
import io.stillwatch.scoring.engine.Principal;
import io.stillwatch.scoring.publish.Events;
import io.stillwatch.scoring.publish.RecordUnreadable;
import io.stillwatch.scoring.store.StoreConnection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what people decided, each ruling once, in one transaction with how far the topics are read. An event of a known type that
 * can't be read is published as a dead letter.
 */
public final class Feedback implements ExclusiveWorker.Shift {

    /** Where decisions are said; see {@code docs/events}. */
    public static final List<String> TOPICS = List.of("case-events", "account-enforcement", Tombstone.OF_END_USERS);

    /** A longer one would not fit into an event. */
    private static final int LONGEST_VALUE = 64 * 1024;

    private final StoreConnection store;
    private final RulingRows rows;
    private final CaseEventReading reading;
    private final Events events;
    private final DecisionTopics topics;
    private final TopicWatch watch;
    private final Map<String, String> ids;

    /** @param kafka the client settings, at least {@code bootstrap.servers} */
    public Feedback(StoreConnection store, Map<String, Object> kafka, List<String> topics, ObjectMapper json) {
        this(store, kafka, topics, json, new TopicWatch(kafka, topics));
    }

    Feedback(
            StoreConnection store,
            Map<String, Object> kafka,
            List<String> topics,
            ObjectMapper json,
            TopicWatch watch) {
        this.store = store;
        this.rows = new RulingRows(store);
        this.reading = new CaseEventReading(json);
        this.events = new Events(json);
        this.watch = watch;
        this.ids = TopicIds.of(kafka, topics);
        rows.on(ids);
        this.topics = new DecisionTopics(kafka, topics, rows.readTo());
    }

    @Override
    public boolean work() {
        if (watch.look().filter(now -> !now.equals(ids)).isPresent()) {
            throw new IllegalStateException("a topic of decisions was made anew");
        }
        ConsumerRecords<String, byte[]> records = topics.poll();
        // Also behind the ends of transactions, which are no records: who asks how much waits counts offsets.
        if (records.nextOffsets().isEmpty()) {
            return false;
        }
        List<Runnable> notes = new ArrayList<>();
        List<CloudEvent> letters = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            try {
                notes.add(note(record));
            } catch (IllegalArgumentException e) {
                letters.add(letter(record, String.valueOf(e.getMessage())));
            }
        }
        store.transaction(() -> {
            notes.forEach(Runnable::run);
            rows.readTo(topics.positions());
            StoreConnection.await(Outbox.add(store.raw(), Events.DEAD_LETTERS, letters));
        });
        return true;
    }

    @Override
    public void close() {
        topics.close();
    }

    private Runnable note(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            Principal forgotten = Tombstone.about(record);
            return () -> rows.forget(forgotten);
        }
        List<Said> said = reading.of(record);
        return () -> rows.add(said, Instant.ofEpochMilli(record.timestamp()));
    }

    private CloudEvent letter(ConsumerRecord<String, byte[]> record, String reason) {
        return events.of(
                new RecordUnreadable(record.topic(), record.partition(), record.offset(), reason, text(record.value())),
                Instant.ofEpochMilli(record.timestamp()));
    }

    private static @Nullable String text(byte @Nullable [] value) {
        return value == null || value.length > LONGEST_VALUE
                ? null
                : Base64.getEncoder().encodeToString(value);
    }
}
