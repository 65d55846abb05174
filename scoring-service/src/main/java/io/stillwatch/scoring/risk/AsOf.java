package io.stillwatch.scoring.risk;

import io.stillwatch.scoring.engine.Baseline;
import io.stillwatch.scoring.engine.Policy;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Up to where everything that was decided is known.
 *
 * @param tick the last closed tick; 0 before the first
 * @param watermark of that tick; null before the first
 * @param policy version that verdicts were made under then
 * @param baseline version that verdicts were made under then
 */
record AsOf(long tick, @Nullable Instant watermark, String policy, String baseline) {

    static final AsOf NOTHING =
            new AsOf(0, null, Policy.builtin().version(), Baseline.builtin().version());

    /** Of a row with {@code tick}, {@code watermark}, and the {@code policy} and {@code baseline} in force at that tick, null where nothing was changed. */
    static AsOf of(Row row) {
        OffsetDateTime watermark = row.getOffsetDateTime("watermark");
        return new AsOf(
                row.getLong("tick"),
                watermark == null ? null : watermark.toInstant(),
                Objects.requireNonNullElse(row.getString("policy"), NOTHING.policy),
                Objects.requireNonNullElse(row.getString("baseline"), NOTHING.baseline));
    }

    AsOf orLater(AsOf other) {
        return other.tick > tick ? other : this;
    }
}
