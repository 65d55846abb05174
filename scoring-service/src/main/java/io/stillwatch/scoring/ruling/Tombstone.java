package io.stillwatch.scoring.ruling;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stillwatch.scoring.engine.Principal;
import io.stillwatch.scoring.store.Storable;
import java.net.URLDecoder;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record without a value, by which a compacted topic forgets whom case-service has erased. */
final class Tombstone {

    /** Its keys are an account and an end user, with their slashes encoded; an account is the whole of a key elsewhere. */
    static final String OF_END_USERS = "end-user-enforcement";

    private Tombstone() {}

    /** Whom it is about. Throws {@link IllegalArgumentException}, without the key, where that can be nobody's. */
    static Principal about(ConsumerRecord<String, byte[]> tombstone) {
        String key = Objects.requireNonNullElse(tombstone.key(), "");
        if (!tombstone.topic().equals(OF_END_USERS)) {
            return new Principal(named(key), null);
        }
        String[] names = key.split("/", 2);
        return new Principal(decoded(names[0]), names.length < 2 ? named("") : decoded(names[1]));
    }

    private static String decoded(String name) {
        try {
            return named(URLDecoder.decode(name, UTF_8));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the key names nobody", e);
        }
    }

    private static String named(String name) {
        if (name.isEmpty() || !Storable.is(name)) {
            throw new IllegalArgumentException("the key names nobody");
        }
        return name;
    }
}
