package io.stillwatch.ingest.store;

import io.stillwatch.ingest.event.Bodies;
import io.stillwatch.ingest.event.Packed;
import io.stillwatch.ingest.keys.DayKey;
import io.stillwatch.ingest.keys.DayKeys;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A stored record as it can be shown and published.
 *
 * @param body of the event, packed or JSON
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record Opened(String account, byte[] body, boolean isPacked) {

    /**
     * Opens the body of a row, sealed or, of a fact and of before there were day keys, in clear.
     *
     * @param account of the row, which a sealed one has not
     * @throws java.io.UncheckedIOException when the key of the day is missing, or is another one
     */
    public static Opened of(LocalDate day, String id, @Nullable String account, byte[] body, DayKeys keys) {
        if (account != null && body[0] != DayKey.SEALED) {
            return new Opened(account, body, false);
        }
        byte[] packed = keys.open(day, body, id);
        return new Opened(Packed.account(packed), packed, true);
    }

    public byte[] json() {
        return isPacked ? Bodies.write(Packed.read(body)) : body;
    }
}
