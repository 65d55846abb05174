package io.stillwatch.ingest.enrichment;

import io.stillwatch.ingest.enrichment.TableFiles.Flaw;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The tables in use. A new version counts for interactions of the next full hour on, by their own time, so that those of one hour, which
 * count in one tick, are all told apart by the same tables; what it attached carries its version.
 */
public final class Enrichment {
    private static final Logger LOG = Logger.getLogger(Enrichment.class);

    private final Optional<Path> folder;
    private final Clock clock;
    private volatile State state;

    /**
     * What is in use and what was refused.
     *
     * @param next counts from {@code since} on, {@code before} until then
     */
    record State(Tables before, Tables next, Instant since, List<Flaw> flaws) {}

    /** Reads the folder, if there is one; what it holds at the start counts for everything. */
    public Enrichment(Optional<Path> folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
        this.state = new State(Tables.NONE, Tables.NONE, Instant.EPOCH, List.of());
        folder.ifPresent(files -> look(files, Instant.EPOCH));
    }

    /** The newest tables, which count at once for what is of no hour: a fact says what holds of an account, and may be of any time. */
    public Tables newest() {
        return state.next();
    }

    /** No tables. */
    public static Enrichment none() {
        return new Enrichment(Optional.empty(), Clock.systemUTC());
    }

    /** The tables that count for what happened at a time. */
    public Tables at(Instant time) {
        State now = state;
        return time.isBefore(now.since()) ? now.before() : now.next();
    }

    /** Looks whether the files say something new; with one bad line in them, all stays as it is. */
    public void look() {
        Instant nextHour = clock.instant().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1));
        folder.ifPresent(files -> look(files, nextHour));
    }

    State state() {
        return state;
    }

    private synchronized void look(Path files, Instant since) {
        TableFiles.Read read = TableFiles.read(files);
        if (read.flaws().isEmpty()) {
            take(read.tables(), since);
        } else {
            refuse(read.flaws());
        }
    }

    private void take(Tables tables, Instant since) {
        State now = state;
        if (tables.version().equals(now.next().version())) {
            state = new State(now.before(), now.next(), now.since(), List.of());
            return;
        }
        state = new State(at(clock.instant()), tables, since, List.of());
        LOG.infof("Enrichment tables of version %s count from %s on: %s", tables.version(), since, tables.entries());
    }

    private void refuse(List<Flaw> flaws) {
        if (!flaws.equals(state.flaws())) {
            LOG.warnf("The enrichment tables are not taken: %d flaws, the first is %s", flaws.size(), flaws.getFirst());
        }
        state = new State(state.before(), state.next(), state.since(), flaws);
    }
}
