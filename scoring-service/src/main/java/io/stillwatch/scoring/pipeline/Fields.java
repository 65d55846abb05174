package io.stillwatch.scoring.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stillwatch.scoring.store.Storable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the store can keep. A record that it can't is refused here, by an {@link IllegalArgumentException} that names the field: later it
 * would stop the tick whose verdict mentions it, and every tick behind that.
 */
final class Fields {

    /** An index entry of PostgreSQL holds 2,704 bytes. No end user of 512 characters gets there unless its account is long as well. */
    private static final int PRINCIPAL_BYTES = 2_400;

    /** What a checkpoint holds as one text has at most 65,535 bytes. */
    private static final int LONGEST_TEXT = 4_096;

    /** A thousand years of a million records a second, and well above those of {@link BlockRecords}. */
    private static final long MOST_POSITIONS = 1L << 55;

    /**
     * Ticks are hours since 1970, of times that ingest takes: until five minutes from now, half a million; and how often one closed within an hour,
     * which one a second for thirty years does not bring here. Those of {@link BlockRecords} times their positions stay below the above.
     */
    private static final long MOST_TICKS = 1L << 30;

    private Fields() {}

    static long position(long position, String field) {
        return within(1, position, MOST_POSITIONS, field, "position");
    }

    /** Of what a marker closes, which may be nothing. */
    static long lastPosition(long position, String field) {
        return within(0, position, MOST_POSITIONS, field, "position");
    }

    static long tick(long tick, String field) {
        return within(1, tick, MOST_TICKS, field, "tick");
    }

    private static long within(long least, long number, long most, String field, String what) {
        if (number < least || number > most) {
            throw new IllegalArgumentException(field + " is no " + what);
        }
        return number;
    }

    static String account(@Nullable String account) {
        return Objects.requireNonNull(principal(required(account, "account"), "account", ""));
    }

    /** Null where the account itself is meant. */
    static @Nullable String endUser(@Nullable String endUser, @Nullable String account) {
        return endUser == null || endUser.isEmpty()
                ? null
                : principal(endUser, "endUser", Objects.requireNonNullElse(account, ""));
    }

    static @Nullable String text(@Nullable String text, String field) {
        if (text != null && !Storable.is(text)) {
            throw new IllegalArgumentException(field + " is no text that can be kept");
        }
        if (text != null && text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException(field + " is too long to be kept");
        }
        return text;
    }

    /** The store keeps microseconds; what it can't keep must not decide anything. */
    static Instant time(Instant time) {
        if (!Storable.is(time)) {
            throw new IllegalArgumentException("a time is out of range");
        }
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    static <T> T required(@Nullable T value, String field) {
        if (value == null) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return value;
    }

    private static @Nullable String principal(String name, String field, String within) {
        if (name.getBytes(UTF_8).length + within.getBytes(UTF_8).length > PRINCIPAL_BYTES) {
            throw new IllegalArgumentException(field + " is too long to be kept");
        }
        return text(name, field);
    }
}
