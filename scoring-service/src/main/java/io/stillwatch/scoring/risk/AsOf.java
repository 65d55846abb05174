package io.stillwatch.scoring.risk;

import io.stillwatch.scoring.engine.Baseline;
import io.stillwatch.scoring.engine.Policy;
import java.time.Instant;
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

    AsOf orLater(AsOf other) {
        return other.tick > tick ? other : this;
    }
}
