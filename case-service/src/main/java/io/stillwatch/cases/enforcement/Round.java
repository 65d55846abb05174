package io.stillwatch.cases.enforcement;

import io.smallrye.mutiny.Uni;

/** Something that time makes due: {@link EnforcementClock} asks for it again and again. */
public interface Round {

    /** Does what is due now, if anything is. */
    Uni<Void> turn();
}
