package io.stillwatch.cases.publish;

import io.cloudevents.CloudEvent;
import io.stillwatch.eventsourcing.Envelope;
import java.time.Instant;

/** The topic {@code account-enforcement}, compacted by account: the last word about an account is all there is to know, or that it is forgotten. */
public final class AccountEnforcementTopic {

    public static final String NAME = "account-enforcement";

    private static final String TYPE = "account-enforcement-changed.v1";

    private AccountEnforcementTopic() {}

    public static CloudEvent changed(String account, long sequence, Instant at, byte[] body) {
        return Envelope.sequenced(CaseEventsTopic.SERVICE, TYPE, account, sequence, at, body);
    }

    /** Has no value: compaction then drops all that was said under this key, and this as well. */
    public static CloudEvent forgotten(String account) {
        return Envelope.tombstone(account);
    }
}
