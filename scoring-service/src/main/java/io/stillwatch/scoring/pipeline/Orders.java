package io.stillwatch.scoring.pipeline;

import io.stillwatch.scoring.engine.Engine;

/** What takes effect at a tick, before its verdicts are made: the same whenever the tick is computed. */
@FunctionalInterface
interface Orders {

    /** Nothing ever. */
    Orders NONE = (_, _, _) -> {};

    /**
     * Tells the engine what took effect behind the tick that it closed last, up to the one that it is about to close. One that begins anew closes its
     * first tick, and so is told of all that took effect before it.
     */
    void give(long closed, long tick, Engine engine);
}
