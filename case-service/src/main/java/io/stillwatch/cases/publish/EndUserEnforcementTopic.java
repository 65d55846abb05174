package io.stillwatch.cases.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudevents.CloudEvent;
import io.stillwatch.eventsourcing.Envelope;
import java.net.URLEncoder;
import java.time.Instant;

/**
 * The topic {@code end-user-enforcement}, compacted by account and end user. Of its own, because a key of {@code account-enforcement} is an
 * account and can't be told from one; and each end user by itself, because an account may have more of them than go into one record.
 */
public final class EndUserEnforcementTopic {

    public static final String NAME = "end-user-enforcement";

    private static final String TYPE = "end-user-enforcement-changed.v1";

    private EndUserEnforcementTopic() {}

    public static CloudEvent changed(String account, String endUser, long sequence, Instant at, byte[] body) {
        return Envelope.sequenced(CaseEventsTopic.SERVICE, TYPE, keyOf(account, endUser), sequence, at, body);
    }

    /** Has no value: compaction then drops all that was said under this key, and this as well. */
    public static CloudEvent forgotten(String account, String endUser) {
        return Envelope.tombstone(keyOf(account, endUser));
    }

    /** Both names with their slashes encoded, so that no two end users have one key. */
    private static String keyOf(String account, String endUser) {
        return URLEncoder.encode(account, UTF_8) + "/" + URLEncoder.encode(endUser, UTF_8);
    }
}
