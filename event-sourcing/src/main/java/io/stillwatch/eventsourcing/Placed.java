package io.stillwatch.eventsourcing;

import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Something to publish, at its place in the order of a store.
 *
 * @param place larger than that of whatever is older
 */
public record Placed(long place, ProducerRecord<String, byte[]> record) {

    /** Within one the order matters. */
    record Key(String topic, String name) {}

    Key key() {
        return new Key(record.topic(), record.key());
    }

    /** Whether it says that what was said under its key is forgotten. */
    boolean forgets() {
        return record.value() == null;
    }
}
