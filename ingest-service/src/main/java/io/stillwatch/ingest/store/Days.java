package io.stillwatch.ingest.store;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.stillwatch.eventsourcing.Patience;
import io.stillwatch.eventsourcing.Problem;
import io.stillwatch.eventsourcing.ProblemException;
import io.stillwatch.ingest.keys.DayKey;
import io.stillwatch.ingest.keys.DayKeys;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import org.jboss.logging.Logger;

/**
 * Makes sure that the days of a batch have a partition and a key, and remembers which have. The store knows by its check value which key a day began
 * with: whoever has lost it, or has another folder, seals nothing of that day.
 */
public final class Days {
    private static final Logger LOG = Logger.getLogger(Days.class);
    /** Partitions that one transaction makes: it holds locks for each, and up whoever else has a new day. */
    private static final int AT_ONCE = 5;

    private static final String BEGUN = "select day from day_keys where day = any($1)";
    private static final String UNDER_ANOTHER = "select day from ensure_days($1, $2) as day";

    private final Pool pool;
    private final DayKeys keys;
    private final Duration patience;
    private final Map<LocalDate, UUID> known = new ConcurrentHashMap<>();
    private final Set<LocalDate> said = ConcurrentHashMap.newKeySet();
    private final OneAtATime turn = new OneAtATime();

    /** @param patience with the store, for a few days at a time */
    public Days(Pool pool, DayKeys keys, Duration patience) {
        this.pool = pool;
        this.keys = keys;
        this.patience = patience;
    }

    /**
     * Makes what is missing, some at a time; on a thread that may block.
     *
     * @throws ProblemException 503 when the key that one of the days began with is not there
     */
    public void prepare(Iterable<LocalDate> days) {
        Set<LocalDate> missing = new TreeSet<>();
        LocalDate last = LocalDate.MIN;
        for (LocalDate day : days) {
            // Neighbours are mostly of one day.
            if (!day.equals(last) && !isKnown(day)) {
                missing.add(day);
            }
            last = day;
        }
        missing.stream().gather(Gatherers.windowFixed(AT_ONCE)).forEach(some -> turn.doing(patience, () -> make(some)));
    }

    /** A partition was not there after all, since a day was purged in the meantime: makes what is missing now. */
    Uni<Void> again(Iterable<LocalDate> days) {
        days.forEach(day -> {
            known.remove(day);
            keys.forget(day);
        });
        return Uni.createFrom()
                .voidItem()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(() -> prepare(days));
    }

    /**
     * The key of a day that was prepared.
     *
     * @throws ProblemException 503 when it was destroyed meanwhile
     */
    public DayKey key(LocalDate day) {
        DayKey key = keys.held(day);
        if (key == null || !key.check().equals(known.get(day))) {
            throw lacking(day);
        }
        return key;
    }

    /** What is told of a day whose key is missing, or is another one than its rows are sealed under. */
    public static ProblemException lacking(LocalDate day) {
        return Problem.of(
                        "day-key-missing",
                        503,
                        "The key of a day is missing",
                        "The key of " + day
                                + " is not there, or is another one than the day began with: nothing of that day is taken or"
                                + " shown until it is back.")
                .asException();
    }

    private boolean isKnown(LocalDate day) {
        DayKey key = keys.held(day);
        return key != null && key.check().equals(known.get(day));
    }

    /** Whoever had the turn before may have made some of them. */
    private void make(List<LocalDate> missing) {
        List<LocalDate> some = missing.stream().filter(day -> !isKnown(day)).toList();
        if (!some.isEmpty()) {
            makeKeys(some.stream().filter(day -> keys.existing(day).isEmpty()).toList());
            begin(some);
        }
    }

    private void begin(List<LocalDate> some) {
        UUID[] checks = some.stream()
                .map(day -> keys.existing(day).orElseThrow(() -> missing(day)).check())
                .toArray(UUID[]::new);
        Tuple asked = Tuple.tuple()
                .addArrayOfLocalDate(some.toArray(LocalDate[]::new))
                .addArrayOfUUID(checks);
        days(UNDER_ANOTHER, asked).forEach(day -> {
            keys.forget(day);
            throw missing(day);
        });
        for (int i = 0; i < checks.length; i++) {
            known.put(some.get(i), checks[i]);
            said.remove(some.get(i));
        }
    }

    /** None for a day that has begun: its rows would be sealed under two. */
    private void makeKeys(List<LocalDate> keyless) {
        if (keyless.isEmpty()) {
            return;
        }
        Set<LocalDate> begun = days(BEGUN, Tuple.tuple().addArrayOfLocalDate(keyless.toArray(LocalDate[]::new)));
        for (LocalDate day : keyless) {
            if (!begun.contains(day)) {
                keys.of(day);
            } else if (keys.appeared(day).isEmpty()) {
                throw missing(day);
            }
        }
    }

    private Set<LocalDate> days(String question, Tuple about) {
        RowSet<io.vertx.mutiny.sqlclient.Row> days = Patience.with(
                        pool.preparedQuery(question).execute(about), patience)
                .await()
                .indefinitely();
        turn.goesOn();
        return days.stream().map(row -> row.getLocalDate("day")).collect(Collectors.toSet());
    }

    private ProblemException missing(LocalDate day) {
        if (said.add(day)) {
            LOG.errorf(
                    "The key of %s is not in the folder of day keys, or is not the one that the day began with: nothing of that day is taken"
                            + " until it is back",
                    day);
        }
        return lacking(day);
    }
}
