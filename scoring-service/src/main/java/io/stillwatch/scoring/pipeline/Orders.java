package io.stillwatch.scoring.pipeline;

import io.stillwatch.scoring.engine.Engine;

/** What takes effect at a tick before its verdicts are made: the same whenever the tick is computed. */
@FunctionalInterface
interface Orders {

    /** Nothing ever. */
    Orders NONE = (_, _) -> {};

    void give(long tick, Engine engine);
}
