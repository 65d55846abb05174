package io.stillwatch.ingest.source;

import io.stillwatch.ingest.intake.Budget;
import io.stillwatch.ingest.intake.Intake;
import io.stillwatch.ingest.reading.Piece;
import io.stillwatch.ingest.reading.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** What was polled and is stored together. Counted unpacked: what a broker counts is packed, and may become a thousand times as much. */
final class Gathered {
    private static final int RECORDS = 1_000;
    private static final int BYTES = 2 * 1024 * 1024;

    private final List<Message> messages = new ArrayList<>();
    private final Map<TopicPartition, Long> begins = new HashMap<>();
    private long bytes;
    private boolean hasMoved;

    /** Whether there was a record among what was polled. */
    boolean add(ConsumerRecords<byte[], byte @Nullable []> polled) {
        hasMoved |= !polled.nextOffsets().isEmpty();
        polled.forEach(each -> add(Message.of(each)));
        return !polled.isEmpty();
    }

    private void add(Message message) {
        messages.add(message);
        begins.putIfAbsent(message.partition(), message.offset());
        bytes += message.value().length;
    }

    boolean isFull() {
        return messages.size() >= RECORDS || bytes >= BYTES;
    }

    boolean isEmpty() {
        return messages.isEmpty();
    }

    /** Also behind the ends of transactions, which are no records: who asks how much waits counts offsets. */
    boolean hasMoved() {
        return hasMoved;
    }

    /** Bytes of all values. */
    long bytes() {
        return bytes;
    }

    /** The first offset of each partition. */
    Map<TopicPartition, Long> begins() {
        return begins;
    }

    /** A record that never could be read within the memory there is must not stop those behind it. */
    <R> Intake.Readings<R> readings(Intake.Way<R> way, Budget.Share share, Budget.Lease lease) {
        Iterator<Message> rest = messages.iterator();
        return () -> rest.hasNext() ? read(rest.next(), way, share, lease) : null;
    }

    private static <R> Reading<R> read(Message next, Intake.Way<R> way, Budget.Share share, Budget.Lease lease) {
        Piece piece = new Piece(next.line(), next.value(), 0, next.value().length);
        long tree = piece.treeBytes();
        Reading<R> read = lease.couldHave(tree)
                ? share.holding(tree, () -> way.reader().read(piece))
                : way.reader().refuse(piece.line(), "would take more than all memory");
        return switch (read) {
            case Reading.Taken<R> taken -> taken;
            case Reading.Refused<R> refused -> placed(refused, next);
        };
    }

    private static <R> Reading<R> placed(Reading.Refused<R> refused, Message message) {
        Reading.Refused<R> placed = refused.at(message.place());
        return message.isCut() ? placed.asWhole(refused.reason() + "; it has " + message.length()) : placed;
    }
}
