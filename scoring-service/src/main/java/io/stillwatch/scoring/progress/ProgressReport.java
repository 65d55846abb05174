package io.stillwatch.scoring.progress;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Compares what is kept with what the broker has now. The order of asking matters: first how far the input is read, then what waits in
 * the outbox and what this instance knows of what was published, last where the topics end; whatever happens in between can then only make the lag larger than it is.
 */
@ApplicationScoped
class ProgressReport {

    private record Kept(List<ReadingRow> readings, VerdictTickRow tick, long unpublished) {}

    private final Mutiny.SessionFactory sessions;
    private final TopicEnds ends;
    private final Memory memory;
    private final List<String> read;

    ProgressReport(
            Mutiny.SessionFactory sessions,
            TopicEnds ends,
            Memory memory,
            @ConfigProperty(name = "stillwatch.scoring.spread") boolean spread) {
        this.read = spread
                ? Stream.concat(ProgressLog.INPUT.stream(), Stream.of(ProgressLog.BLOCKS))
                        .toList()
                : ProgressLog.INPUT;
        this.sessions = sessions;
        this.ends = ends;
        this.memory = memory;
    }

    Uni<Progress> now() {
        return sessions.withStatelessSession(ProgressReport::kept).chain(this::compare);
    }

    private static Uni<Kept> kept(Mutiny.StatelessSession session) {
        return session.createSelectionQuery("from ReadingRow", ReadingRow.class)
                .getResultList()
                .chain(readings -> kept(session, readings));
    }

    private static Uni<Kept> kept(Mutiny.StatelessSession session, List<ReadingRow> readings) {
        return session.createSelectionQuery(
                        "select t, (select count(*) from OutboxMessage) from VerdictTickRow t", Object[].class)
                .getSingleResult()
                .map(row -> new Kept(readings, (VerdictTickRow) row[0], (Long) row[1]));
    }

    private Uni<Progress> compare(Kept kept) {
        Map<TopicPartition, Long> known = memory.readTo();
        List<String> topics =
                Stream.of(read, memory.topics()).flatMap(List::stream).toList();
        return ends.of(topics).map(now -> progress(kept, known, now));
    }

    private Progress progress(Kept kept, Map<TopicPartition, Long> known, Optional<Map<TopicPartition, Long>> ends) {
        return new Progress(
                kept.tick().scored,
                kept.tick().watermark,
                kept.tick().tick,
                ends.map(now -> Lag.of(kept.readings(), kept.unpublished(), known, now))
                        .orElse(null));
    }
}
