package io.stillwatch.ingest.store;

import io.stillwatch.ingest.event.AccountFactRecorded;
import io.stillwatch.ingest.event.Bodies;
import io.stillwatch.ingest.event.InteractionRecorded;
import io.stillwatch.ingest.event.Packed;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;

/**
 * A record on its way into the store.
 *
 * @param id unique within the UTC day (interactions) or for ever (facts)
 * @param account key of the published event
 * @param time of the event, in microseconds
 * @param body of the event: an interaction packed, a fact as it will be published, byte for byte
 */
@SuppressWarnings("ArrayRecordComponent") // written once, never compared
public record Row(String id, String account, Instant time, byte[] body) {
    private static final int HASH_BYTES = 16;

    public static Row of(InteractionRecorded interaction) {
        return new Row(interaction.id(), interaction.account(), interaction.time(), Packed.write(interaction));
    }

    /** The same fact stated again has the same id, whatever tables say of it meanwhile. */
    public static Row of(AccountFactRecorded fact) {
        byte[] body = Bodies.write(fact);
        return new Row(hash(Bodies.write(fact.stated())), fact.account(), fact.time(), body);
    }

    LocalDate day() {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    private static String hash(byte[] body) {
        try {
            byte[] whole = MessageDigest.getInstance("SHA-256").digest(body);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(whole, HASH_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
