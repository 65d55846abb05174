package io.stillwatch.cases.rebuild;

import io.smallrye.mutiny.Uni;
import java.util.function.BiFunction;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * A read model's share in the streams of one kind.
 *
 * @param model the name of the model
 * @param table where its rows are, and {@code column} which stream each is from
 * @param prefix how the ids of the streams begin
 * @param again makes the rows of one stream again, in the transaction it is given
 */
public record Part(
        String model,
        String table,
        String column,
        String prefix,
        BiFunction<Mutiny.StatelessSession, String, Uni<Void>> again) {

    /** Rows of streams that have no events come from nowhere. */
    String strays() {
        return """
                delete from %1$s where %2$s like :prefix
                and not exists (select from event_log where event_log.stream = %1$s.%2$s and sequence = 1)""".formatted(table, column);
    }
}
