package io.stillwatch.cases.evidence;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.LogEntries;
import io.stillwatch.cases.publish.Notes;
import io.stillwatch.eventsourcing.Head;
import io.stillwatch.eventsourcing.LogEntry;
import io.stillwatch.eventsourcing.Recorded;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Signs the end of a stream now and then, in the transaction that reached it, and publishes what it signed: subscribers become
 * witnesses, who can tell if the history they saw is not the one that is shown later.
 */
@Singleton
public class Checkpoints {

    private final Notes notes;
    private final Signer signer;
    private final Clock clock;
    private final int every;

    Checkpoints(
            Notes notes,
            Signer signer,
            Clock clock,
            @ConfigProperty(name = "stillwatch.checkpoint-every", defaultValue = "100") int every) {
        this.notes = notes;
        this.signer = signer;
        this.clock = clock;
        this.every = every;
    }

    /** Signs if the stream has come to a turning point, or to another so many events. */
    public <E> Uni<Void> after(
            Mutiny.StatelessSession session, List<Recorded<E>> recorded, Predicate<E> isTurningPoint) {
        boolean due = recorded.stream()
                .anyMatch(event -> event.sequence() % every == 0 || isTurningPoint.test(event.event()));
        return due
                ? sign(session, recorded.getFirst().stream())
                : Uni.createFrom().voidItem();
    }

    /** Signs the end of a stream; whoever calls has the stream's turn. */
    Uni<Void> sign(Mutiny.StatelessSession session, String stream) {
        return signer.remember(session).chain(() -> notes.add(session, stream, this::signed));
    }

    private LogEntry signed(Head head) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new LogEntry(
                LogEntries.CHECKPOINT_SIGNED,
                Checkpoint.of(head, now, signer.key()).json(),
                now);
    }
}
