package io.stillwatch.cases.enforcement;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Something that time makes due: {@link EnforcementClock} asks for it again and again. */
public interface Round {

    /** Does what is due now, if anything is. */
    Uni<Void> turn();

    /** One after the other. What fails is tried again in the next round, and keeps nobody else from a turn in this one: it may fail for ever. */
    static <T> Uni<Void> each(Iterable<T> all, Function<T, Uni<Void>> work) {
        return Multi.createFrom()
                .iterable(all)
                .onItem()
                .transformToUniAndConcatenate(one -> Uni.createFrom()
                        .deferred(() -> work.apply(one))
                        .onFailure()
                        .invoke(failure -> Logger.getLogger(Round.class)
                                .warnf("Enforcement did not get on with %s, trying again: %s", one, failure))
                        .onFailure()
                        .recoverWithNull())
                .onItem()
                .ignoreAsUni();
    }
}
