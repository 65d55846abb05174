package io.stillwatch.simulator.behaviour;

import java.util.stream.Stream;

/** Accounts of one kind: an honest class or a campaign. */
public interface Population {
    /** Unique in a scenario; the key of the ground truth. */
    String name();

    /** The same residents whenever it is asked with an equal world. */
    Stream<Resident> residents(World world);
}
