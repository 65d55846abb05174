package io.stillwatch.ingest.source;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * What is held of a record of a topic until it is stored. Its headers are not: they would keep the whole record in memory, however long it is.
 *
 * @param value its beginning, see {@link Beginning}
 * @param length bytes of the whole value
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Message(TopicPartition partition, long offset, byte[] value, int length) {

    static Message of(ConsumerRecord<?, byte @Nullable []> polled) {
        byte[] value = polled.value();
        return new Message(
                new TopicPartition(polled.topic(), polled.partition()),
                polled.offset(),
                value == null ? new byte[0] : value,
                Math.max(0, polled.serializedValueSize()));
    }

    boolean isCut() {
        return length > value.length;
    }

    /** In quarantine, the line of a refused record is its offset in the partition, from 1, as far as a line goes; its place says all. */
    int line() {
        return (int) Math.min(offset + 1, Integer.MAX_VALUE);
    }

    String place() {
        return partition + "@" + offset;
    }
}
