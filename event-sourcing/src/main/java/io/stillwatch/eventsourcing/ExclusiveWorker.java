package io.stillwatch.eventsourcing;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * A thread that works only while it holds a named PostgreSQL advisory lock, so that of all instances of a service exactly one
 * does this work. The lock lives in the connection the work uses: who loses the connection has lost the lock, and stops. A process
 * that stands still loses it too ({@link Heartbeat}).
 */
public final class ExclusiveWorker implements AutoCloseable {

    /** The work between getting the lock and losing it. */
    public interface Shift extends AutoCloseable {

        /** Does one step. Returns false if there was nothing to do. Throws to give up the lock and start over. */
        boolean work();

        @Override
        void close();
    }

    private static final Logger LOG = Logger.getLogger(ExclusiveWorker.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration STILL = Duration.ofSeconds(20);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final String name;
    private final Pool pool;
    private final Function<SqlConnection, Shift> shifts;
    private final Duration idle;
    private final Duration apart;
    private final Thread thread;
    private final Semaphore woken = new Semaphore(0);
    private volatile boolean closed;
    private volatile boolean working;

    /**
     * Prepares the work; {@link #start} begins it. A step may take as long as it likes.
     *
     * @param name names the lock and the thread
     * @param shifts opens the work on the connection that holds the lock
     * @param idle how long to wait after a step that found nothing, unless woken
     */
    public ExclusiveWorker(String name, Pool pool, Function<SqlConnection, Shift> shifts, Duration idle) {
        this(name, pool, shifts, idle, Duration.ZERO);
    }

    /**
     * Prepares the work as above.
     *
     * @param apart how long to wait after a step that found something, so that what comes one by one is worked on together
     */
    public ExclusiveWorker(
            String name, Pool pool, Function<SqlConnection, Shift> shifts, Duration idle, Duration apart) {
        this.name = name;
        this.pool = pool;
        this.shifts = shifts;
        this.idle = idle;
        this.apart = apart;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    public ExclusiveWorker start() {
        thread.start();
        return this;
    }

    /** Says that there may be something to do now. */
    public void wake() {
        woken.release();
    }

    /** Whether this instance holds the lock and its last step succeeded. */
    public boolean isWorking() {
        return working;
    }

    @Override
    public void close() {
        closed = true;
        wake();
        try {
            if (thread.getState() != Thread.State.NEW && !thread.join(PATIENCE)) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closed) {
            try {
                holdTheLock();
            } catch (RuntimeException e) {
                LOG.warnf("%s stops and starts over: %s", name, e);
                LOG.debug(name, e);
            }
            working = false;
            pause(PAUSE_AFTER_FAILURE);
        }
    }

    private void holdTheLock() {
        SqlConnection connection = pool.getConnection().await().atMost(PATIENCE);
        try {
            if (!closed && acquire(connection)) {
                workWith(connection);
            }
        } finally {
            // Closing would return the connection to the pool with the lock still held.
            connection
                    .query("select pg_advisory_unlock_all()")
                    .execute()
                    .onFailure()
                    .recoverWithNull()
                    .chain(connection::close)
                    .await()
                    .atMost(PATIENCE);
        }
    }

    private boolean acquire(SqlConnection connection) {
        return connection
                .preparedQuery("select pg_try_advisory_lock(hashtextextended($1, 0))")
                .execute(Tuple.of(name))
                .await()
                .atMost(PATIENCE)
                .iterator()
                .next()
                .getBoolean(0);
    }

    /** Not every step uses the connection: one that does not would never learn that the lock is another's by now. */
    private void workWith(SqlConnection connection) {
        AtomicBoolean lost = new AtomicBoolean();
        connection.closeHandler(() -> {
            lost.set(true);
            wake();
        });
        try (Heartbeat _ = Heartbeat.of(connection, STILL);
                Shift shift = shifts.apply(connection)) {
            LOG.infof("%s works here", name);
            while (!closed && !lost.get()) {
                boolean more = shift.work();
                working = true;
                if (more) {
                    LockSupport.parkNanos(apart.toNanos());
                } else {
                    pause(idle);
                }
            }
        }
    }

    private void pause(Duration duration) {
        try {
            if (!closed && woken.tryAcquire(duration.toMillis(), TimeUnit.MILLISECONDS)) {
                woken.drainPermits();
            }
        } catch (InterruptedException e) {
            closed = true;
        }
    }
}
