package io.stillwatch.scoring.risk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Up to where everything that was decided is known.
 *
 * @param tick the last closed tick; 0 before the first
 * @param watermark of that tick; null before the first
 */
record AsOf(long tick, @Nullable Instant watermark) {

    static final AsOf NOTHING = new AsOf(0, null);

    AsOf orLater(AsOf other) {
        return other.tick > tick ? other : this;
    }
}
