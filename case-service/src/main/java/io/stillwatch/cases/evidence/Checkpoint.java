package io.stillwatch.cases.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.stillwatch.cases.CaseEventNames;
import io.stillwatch.eventsourcing.HashChain;
import io.stillwatch.eventsourcing.Head;
import java.time.Instant;

/**
 * A signed statement of how long a stream is and which hash it ends with. Whoever has it can tell a history that was rewritten since.
 *
 * @param stream the aggregate
 * @param length number of events it covers
 * @param head hash of the last of them
 * @param time when it was signed, UTC, six digits of a second
 * @param key id of the public key
 * @param signature Ed25519 over {@link #statement}, base64url
 */
@RegisterForReflection
record Checkpoint(String stream, long length, String head, String time, String key, String signature) {

    static Checkpoint of(Head head, Instant now, SigningKey signer) {
        String time = HashChain.time(now);
        String key = signer.publicKey().kid();
        String statement = statement(head.stream(), head.sequence(), head.hash(), time, key);
        return new Checkpoint(head.stream(), head.sequence(), head.hash(), time, key, signer.sign(statement));
    }

    /** Six lines in UTF-8, the last without a line feed. The first keeps a signature from meaning anything else. */
    private static String statement(String stream, long length, String head, String time, String key) {
        return String.join("\n", "stillwatch-checkpoint/1", stream, Long.toString(length), head, time, key);
    }

    String json() {
        try {
            return CaseEventNames.JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A checkpoint can't be written", e);
        }
    }
}
