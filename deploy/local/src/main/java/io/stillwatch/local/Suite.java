package io.stillwatch.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The whole suite on one machine: PostgreSQL, Kafka and the three packaged services, each of which can be killed and started again on
 * its own.
 *
 * <p>The data folder holds {@code postgres/}, {@code kafka/}, {@code keys/}, {@code logs/}, {@code run/} (process ids),
 * {@code suite.lock} and, while the suite runs, {@code suite.json}.
 */
public final class Suite implements AutoCloseable {

    private static final Duration STOPS_WITHIN = Duration.ofSeconds(20);
    private static final Duration START_FAILS_WITHIN = Duration.ofSeconds(10);

    private final Path project;
    private final Path data;
    private final PortPlan ports;
    private final boolean isTemporary;
    private final FolderLock lock;
    private final Launches launches = new Launches();
    private final ReentrantLock starting = new ReentrantLock();
    private final Map<Service, ServiceProcess> services = new EnumMap<>(Service.class);
    private final Map<Service, String> options = new EnumMap<>(Service.class);
    private @Nullable LocalServers servers;
    private boolean closed;

    private Suite(Path project, Path data, PortPlan ports, boolean isTemporary) {
        this.project = project;
        this.data = data;
        this.ports = ports;
        this.isTemporary = isTemporary;
        this.lock = FolderLock.on(data);
    }

    /**
     * Takes hold of a data folder and starts nothing yet. Close it, whether or not it was started; Ctrl-C, SIGTERM and the end of the
     * program close it too.
     *
     * @param project the root of the built project
     * @param portBase the first of eight ports in a row, or 0 for free ones
     * @throws IllegalStateException if another suite runs on the folder or a service has not been built
     */
    public static Suite on(Path project, Path data, int portBase) {
        var ports = new PortPlan(portBase);
        requireBuilt(project);
        return stoppedAtTheEnd(new Suite(project, Folders.create(data), ports, false));
    }

    /**
     * The same on a new folder that is deleted when the suite is closed, and on free ports unless given.
     *
     * @param purpose is part of the folder's name
     */
    public static Suite onTemporaryFolder(Path project, String purpose, int portBase) {
        var ports = new PortPlan(portBase);
        requireBuilt(project);
        return stoppedAtTheEnd(new Suite(project, Folders.temporary(purpose), ports, true));
    }

    private static Suite stoppedAtTheEnd(Suite suite) {
        Runtime.getRuntime().addShutdownHook(new Thread(suite::close, "stop-processes"));
        return suite;
    }

    /** Starts a service with one more option for its JVM, which overrides what it has otherwise: {@code -Xmx1g}. */
    public Suite with(Service service, String option) {
        options.put(service, option);
        return this;
    }

    /**
     * Starts everything and waits until every service is ready. What an earlier suite left in the folder, data or processes, is taken
     * over.
     *
     * @param say is told in words what happens
     * @throws IllegalStateException if something does not start, with the reason, or the suite is closed meanwhile
     */
    public void start(Consumer<String> say) {
        start(say, EnumSet.allOf(Service.class));
    }

    /** As {@link #start(Consumer)}, with some of the services only: each runs without the others. */
    public void start(Consumer<String> say, Set<Service> wanted) {
        start(say, wanted, UnaryOperator.identity());
    }

    /** As {@link #start(Consumer, Set)}, with the configuration properties of each service changed as its installation wants them. */
    public void start(Consumer<String> say, Set<Service> wanted, UnaryOperator<Map<String, String>> settings) {
        starting.lock();
        try {
            startAll(say, wanted, settings);
        } finally {
            starting.unlock();
        }
    }

    private void startAll(Consumer<String> say, Set<Service> wanted, UnaryOperator<Map<String, String>> settings) {
        new SuiteProcesses(data).end();
        ports.check();
        say.accept("Starting PostgreSQL and Kafka on " + data);
        servers = LocalServers.start(data, ports.postgres(), ports.kafka(), launches);
        say.accept("Starting the services");
        for (Service service : wanted) {
            var process = new ServiceProcess(
                    launches,
                    service,
                    project,
                    data,
                    ports,
                    settings.apply(servers.settingsFor(service.database())),
                    options.getOrDefault(service, ""));
            services.put(service, process);
            process.restart();
        }
        services.values().forEach(ServiceProcess::awaitReady);
        SuiteFile.in(data).write(this, services.keySet());
    }

    /**
     * A second instance of a service beside the first, on free ports, not started yet. Whoever asks for it stops it before the suite.
     *
     * @param settings makes of the properties of the first those of the second
     * @param option more for its JVM, blanks between, or nothing
     */
    public ServiceProcess another(Service service, UnaryOperator<Map<String, String>> settings, String option) {
        return new ServiceProcess(
                launches,
                service,
                project,
                Folders.create(new SuiteProcesses(data).second()),
                PortPlan.free(),
                settings.apply(servers().settingsFor(service.database())),
                option);
    }

    public Path data() {
        return data;
    }

    public LocalServers servers() {
        if (servers == null) {
            throw new IllegalStateException("The suite has not been started");
        }
        return servers;
    }

    public Tokens tokens() {
        return servers().tokens();
    }

    public ServiceProcess service(Service service) {
        ServiceProcess process = services.get(service);
        if (process == null) {
            throw new IllegalStateException(service.module() + " has not been started");
        }
        return process;
    }

    /** Whether somebody stops it: what goes wrong from now on is no news. */
    public boolean isClosing() {
        return launches.isOver();
    }

    /** Stops everything in reverse order; fine at any moment of a start, which fails then, and again. */
    @Override
    public synchronized void close() {
        if (!closed) {
            launches.end();
            new SuiteProcesses(data).end();
            launches.endAll(STOPS_WITHIN);
            awaitStart();
            SuiteFile.in(data).delete();
            lock.close();
            if (isTemporary) {
                Folders.delete(data);
            }
            closed = true;
        }
    }

    /** A start that is under way fails soon, since what it waits for has ended; until then it may write into the folder. */
    private void awaitStart() {
        if (Deadline.met(START_FAILS_WITHIN, starting::tryLock)) {
            starting.unlock();
        }
    }

    private static void requireBuilt(Path project) {
        for (Service service : Service.values()) {
            if (!Files.exists(service.program(project))) {
                throw new IllegalStateException(service.module() + " has not been built: " + service.program(project)
                        + " is missing; ./stillwatch builds it, or mvn package does");
            }
        }
    }
}
