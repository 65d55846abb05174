package io.stillwatch.scoring.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.stillwatch.eventsourcing.Envelope;
import io.stillwatch.scoring.engine.AccountBlock;
import io.stillwatch.scoring.publish.RecordUnreadable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * What an account stage tells, as records of the internal topic: its blocks, then what could not be read, then a marker. Positions rise from tick to
 * tick and are the same whenever a tick is told, so that a copy is known as one.
 */
final class BlockRecords {

    static final String BLOCK = "account-block-told.v1";
    static final String UNREADABLE = "record-unreadable.v1";
    static final String MARKER = "tick-closed.v1";
    static final String CONTENT_TYPE = "application/vnd.stillwatch.account-block";

    /** Positions of one tick. */
    private static final long MOST = 1 << 20;

    private final String topic;
    private final int partition;
    private final ObjectMapper json;

    BlockRecords(String topic, int partition, ObjectMapper json) {
        this.topic = topic;
        this.partition = partition;
        this.json = json;
    }

    List<ProducerRecord<String, byte[]>> of(Told told) {
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        long position = told.tick() * MOST;
        long counted = told.records();
        for (AccountBlock block : blocks(told)) {
            records.add(record(event(BLOCK, told, position++, block.bytes())
                    .withDataContentType(CONTENT_TYPE)
                    .withExtension("records", Long.toString(counted))));
            counted = 0;
        }
        for (RecordUnreadable letter : told.letters()) {
            records.add(record(event(UNREADABLE, told, position++, bytes(letter))));
        }
        var marker = Map.of("tick", told.tick(), "watermark", told.watermark(), "position", position);
        records.add(record(event(MARKER, told, position, bytes(marker))));
        if (records.size() > MOST) {
            throw new IllegalStateException("Tick " + told.tick() + " tells too much in partition " + partition);
        }
        return records;
    }

    /** Records of which nothing is told, since who did them is erased, count as well. */
    private static List<AccountBlock> blocks(Told told) {
        return told.blocks().isEmpty() && told.records() > 0 ? List.of(AccountBlock.empty()) : told.blocks();
    }

    private CloudEventBuilder event(String type, Told told, long position, byte[] body) {
        String subject = "partition-" + partition;
        return Envelope.event("scoring-service", type, subject + "/" + position, subject, told.watermark(), body)
                .withExtension("position", Long.toString(position))
                .withExtension("tick", Long.toString(told.tick()));
    }

    private ProducerRecord<String, byte[]> record(CloudEventBuilder event) {
        ProducerRecord<String, byte[]> record = Envelope.toRecord(topic, event.build());
        return new ProducerRecord<>(topic, partition, record.key(), record.value(), record.headers());
    }

    private byte[] bytes(Object body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
