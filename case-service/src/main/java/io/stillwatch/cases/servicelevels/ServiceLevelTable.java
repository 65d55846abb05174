package io.stillwatch.cases.servicelevels;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.rebuild.ReadModel;
import io.stillwatch.eventsourcing.Recorded;
import io.stillwatch.eventsourcing.Statements;
import java.util.List;
import java.util.Objects;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The one table that cases, enforcements and appeals each keep rows of their own in. */
interface ServiceLevelTable<E> extends ReadModel<E> {

    @Override
    default String name() {
        return "service-levels";
    }

    @Override
    default String table() {
        return "service_level";
    }

    @Override
    default String stream() {
        return "stream";
    }

    /** What one event changes; null if it says nothing of this, which then costs nothing. */
    @Nullable
    Uni<Void> of(Mutiny.StatelessSession session, Recorded<E> recorded);

    @Override
    default Uni<Void> of(Mutiny.StatelessSession session, List<Recorded<E>> recorded) {
        List<Uni<Void>> changes = recorded.stream()
                .map(event -> of(session, event))
                .filter(Objects::nonNull)
                .toList();
        return changes.isEmpty() ? Uni.createFrom().voidItem() : Statements.together(changes);
    }
}
