package io.stillwatch.cases.publish;

import io.smallrye.mutiny.Uni;
import io.stillwatch.eventsourcing.Aggregates;
import io.stillwatch.eventsourcing.Outbox;
import io.stillwatch.eventsourcing.Recorded;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Publishes what happens to what follows from a case, an enforcement or an appeal, beside what happens to the case. The row is there
 * already, and knows the case.
 */
public final class BesideTheCase<E, R> implements Aggregates.Consequence<E> {

    /** What is published of an event. */
    public interface Told {

        /** The event's name on the wire, with its version. */
        String type();
    }

    private final Class<R> rows;
    private final BiFunction<R, E, Told> told;
    private final Function<E, Instant> at;

    /**
     * Prepares the publishing.
     *
     * @param rows what the read model makes of the stream, found by its id
     * @param told what is published of an event of this row
     * @param at when an event happened
     */
    public BesideTheCase(Class<R> rows, BiFunction<R, E, Told> told, Function<E, Instant> at) {
        this.rows = rows;
        this.told = told;
        this.at = at;
    }

    @Override
    public Uni<Void> of(Mutiny.StatelessSession session, List<Recorded<E>> recorded) {
        return session.get(rows, recorded.getFirst().stream())
                .chain(row -> Outbox.add(
                        session,
                        CaseEventsTopic.NAME,
                        recorded.stream()
                                .map(event -> {
                                    Told body = told.apply(row, event.event());
                                    return CaseEventsTopic.event(event, body.type(), at.apply(event.event()), body);
                                })
                                .toList()));
    }
}
