package io.stillwatch.cases.intake;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.cloudevents.rw.CloudEventRWException;
import io.stillwatch.cases.Salts;
import io.stillwatch.eventsourcing.Envelope;
import java.io.IOException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * An event of the topic {@code campaign-events}, as far as its envelope tells.
 *
 * @param source and {@code id} identify it
 * @param name its type with the version, without the common prefix
 * @param campaign the campaign it is about
 * @param salts hide its members; drawn once, so that what is decided and what is kept agree
 */
record CampaignEvent(String source, String id, String name, String campaign, CloudEvent envelope, Salts salts) {

    /** Every field that a reader names has to be there; whatever else the event carries does not matter. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    static CampaignEvent of(ConsumerRecord<String, byte[]> record) {
        CloudEvent event = read(record);
        if (event.getSubject() == null) {
            throw new CannotBeHandled("It has no subject");
        }
        return new CampaignEvent(
                event.getSource().toString(),
                event.getId(),
                Envelope.nameOf(event),
                event.getSubject(),
                event,
                Salts.drawn());
    }

    /** Its number among the events of the campaign. */
    long sequence() {
        Object sequence = envelope.getExtension(Envelope.SEQUENCE);
        try {
            return Long.parseLong(String.valueOf(sequence));
        } catch (NumberFormatException e) {
            throw new CannotBeHandled("Its sequence is not a number", e);
        }
    }

    <T> T body(Class<T> type) {
        CloudEventData data = envelope.getData();
        if (data == null) {
            throw new CannotBeHandled("It has no body");
        }
        try {
            byte[] body = data.toBytes();
            if (Nul.isIn(body)) {
                throw new CannotBeHandled("A text in its body holds the character U+0000");
            }
            return JSON.readValue(body, type);
        } catch (JsonMappingException e) {
            throw new CannotBeHandled("Its body does not fit at '%s'".formatted(path(e)), e);
        } catch (JacksonException e) {
            throw new CannotBeHandled("Its body is not JSON", e);
        } catch (IOException e) {
            throw new CannotBeHandled("Its body can't be read", e);
        }
    }

    private static CloudEvent read(ConsumerRecord<String, byte[]> record) {
        try {
            return KafkaMessageFactory.createReader(record).toEvent();
        } catch (CloudEventRWException | IllegalArgumentException | NullPointerException e) {
            throw new CannotBeHandled("It is not a CloudEvent", e);
        }
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream().map(CampaignEvent::step).collect(Collectors.joining("."));
    }

    private static @Nullable String step(JsonMappingException.Reference step) {
        return step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName();
    }
}
