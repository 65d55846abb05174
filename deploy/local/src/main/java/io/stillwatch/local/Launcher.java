package io.stillwatch.local;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Starts a suite for a person at a terminal, and stops it however the launcher is made to end. */
final class Launcher implements AutoCloseable {

    private static final int LOOK_AGAIN_SECONDS = 1;

    private final Suite suite;
    private final PrintStream out;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private boolean closed;

    private Launcher(Suite suite, PrintStream out) {
        this.suite = suite;
        this.out = out;
    }

    /** Takes hold of the data folder; from now on Ctrl-C, SIGTERM and the end of the program stop what has been started. */
    static Launcher on(Path project, Path data, int portBase) {
        return new Launcher(Suite.on(project, data, portBase), System.out).closedAtTheEnd();
    }

    /** The same on a new folder that is deleted in the end, and on free ports unless given. */
    static Launcher onTemporaryFolder(Path project, int portBase) {
        return new Launcher(Suite.onTemporaryFolder(project, "demo", portBase), System.out).closedAtTheEnd();
    }

    private Launcher closedAtTheEnd() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop-suite"));
        return this;
    }

    Suite suite() {
        return suite;
    }

    /** Whether what goes wrong from now on is no news to whoever ended it. */
    boolean isStopping() {
        return suite.isClosing() || stopped.getCount() == 0;
    }

    void start() {
        suite.start(out::println);
        for (Service service : Service.values()) {
            ServiceProcess process = suite.service(service);
            out.println("  %-16s %s".formatted(service.module(), process.url()));
        }
        out.println("Logs are in " + suite.data().resolve("logs"));
    }

    /** Returns when the suite has been stopped; until then tells of parts that end on their own. */
    void stayUp() {
        out.println("A token: ./stillwatch token analyst --data " + suite.data());
        out.println("Ctrl-C stops everything.");
        Set<String> ended = new HashSet<>();
        while (!isStopped()) {
            parts().forEach((part, runs) -> {
                if (!runs.getAsBoolean() && ended.add(part) && !isStopping()) {
                    out.println(part + " has ended; logs are in " + suite.data().resolve("logs")
                            + ". Stop the suite and start it again on the same folder: nothing acknowledged is lost.");
                }
            });
        }
    }

    private Map<String, BooleanSupplier> parts() {
        Map<String, BooleanSupplier> parts = new LinkedHashMap<>();
        parts.put("PostgreSQL", suite.servers().postgres()::isRunning);
        parts.put("Kafka", suite.servers().kafka()::isRunning);
        for (Service service : Service.values()) {
            parts.put(service.module(), suite.service(service)::isRunning);
        }
        return parts;
    }

    private boolean isStopped() {
        try {
            return stopped.await(LOOK_AGAIN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            stopped.countDown();
            out.println("Stopping the suite");
            suite.close();
        }
    }
}
