package io.stillwatch.scoring.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.cloudevents.CloudEvent;
import io.stillwatch.eventsourcing.Envelope;
import java.time.Instant;

/** Puts the bodies that scoring publishes into their envelopes. */
public final class Events {

    public static final String CAMPAIGN_EVENTS = "campaign-events";
    public static final String ACCOUNT_RISK = "account-risk";
    public static final String DEAD_LETTERS = "interactions-dead-letter";

    private static final String SERVICE = "scoring-service";

    private final ObjectWriter json;

    public Events(ObjectMapper json) {
        this.json = json.writer();
    }

    /** The next event of a campaign; it happened when event time had come as far as {@code watermark}. */
    public CloudEvent of(CampaignDetected body, long sequence) {
        return Envelope.sequenced(
                SERVICE, "campaign-detected.v1", body.campaign(), sequence, body.watermark(), bytes(body));
    }

    public CloudEvent of(CampaignGrew body, long sequence) {
        return Envelope.sequenced(
                SERVICE, "campaign-grew.v1", body.campaign(), sequence, body.watermark(), bytes(body));
    }

    public CloudEvent of(AccountRiskChanged body, long sequence) {
        return Envelope.sequenced(
                SERVICE, "account-risk-changed.v1", body.account(), sequence, body.asOf(), bytes(body));
    }

    /** Named by the place of the record, so that a second report of it is known as a copy. */
    public CloudEvent of(RecordUnreadable body, Instant watermark) {
        String place = body.topic() + "-" + body.partition() + "@" + body.offset();
        return Envelope.event(SERVICE, "record-unreadable.v1", place, place, watermark, bytes(body))
                .build();
    }

    private byte[] bytes(Object body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write " + body.getClass().getSimpleName(), e);
        }
    }
}
