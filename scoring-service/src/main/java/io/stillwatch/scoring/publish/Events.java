package io.stillwatch.scoring.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.cloudevents.CloudEvent;
import io.stillwatch.eventsourcing.Envelope;
import java.net.URLEncoder;
import java.time.Instant;

/** Puts the bodies that scoring publishes into their envelopes. */
public final class Events {

    public static final String CAMPAIGN_EVENTS = "campaign-events";
    public static final String ACCOUNT_RISK = "account-risk";

    /** Of its own, because a key of {@code account-risk} is an account and can't be told from one. */
    public static final String END_USER_RISK = "end-user-risk";

    public static final String DEAD_LETTERS = "interactions-dead-letter";

    private static final String SERVICE = "scoring-service";
    private static final String END_USER_RISK_CHANGED = "end-user-risk-changed.v1";

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

    public CloudEvent of(CampaignMerged body, long sequence) {
        return Envelope.sequenced(
                SERVICE, "campaign-merged.v1", body.campaign(), sequence, body.watermark(), bytes(body));
    }

    public CloudEvent of(CampaignSplit body, long sequence) {
        return Envelope.sequenced(
                SERVICE, "campaign-split.v1", body.campaign(), sequence, body.watermark(), bytes(body));
    }

    public CloudEvent of(CampaignQuieted body, long sequence) {
        return Envelope.sequenced(
                SERVICE, "campaign-quieted.v1", body.campaign(), sequence, body.watermark(), bytes(body));
    }

    public CloudEvent of(AccountRiskChanged body, long sequence) {
        String endUser = body.endUser();
        return endUser == null
                ? Envelope.sequenced(
                        SERVICE, "account-risk-changed.v1", body.account(), sequence, body.asOf(), bytes(body))
                : Envelope.sequenced(
                        SERVICE,
                        END_USER_RISK_CHANGED,
                        keyOf(body.account(), endUser),
                        sequence,
                        body.asOf(),
                        bytes(body));
    }

    /** Whether it goes to {@link #END_USER_RISK}. */
    public static boolean isOfEndUser(CloudEvent risk) {
        return Envelope.nameOf(risk).equals(END_USER_RISK_CHANGED);
    }

    /** Both names with their slashes encoded, so that no two end users have one key. */
    public static String keyOf(String account, String endUser) {
        return URLEncoder.encode(account, UTF_8) + "/" + URLEncoder.encode(endUser, UTF_8);
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
