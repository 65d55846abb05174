package io.stillwatch.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One packaged service in a process of its own: started, asked whether it is ready, killed, started again. */
public final class ServiceProcess implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofMinutes(2);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Service service;
    private final int port;
    private final int managementPort;
    private final Path log;
    private final ChildProcess process;
    private final HttpClient client = HttpClient.newHttpClient();

    /**
     * @param launches of the suite that it belongs to
     * @param settings the configuration properties of this installation, without the ports
     * @param option one more for its JVM, or empty
     */
    ServiceProcess(
            Launches launches,
            Service service,
            Path project,
            Path data,
            PortPlan ports,
            Map<String, String> settings,
            String option) {
        this.service = service;
        this.port = ports.http(service);
        this.managementPort = ports.management(service);
        this.log = Folders.create(data.resolve("logs")).resolve(service.module() + ".log");
        this.process = new ChildProcess(
                launches,
                service.module(),
                Folders.create(data.resolve("run")),
                log,
                arguments(service, project, option),
                environment(settings));
    }

    /** The tests add the system property {@code stillwatch.java-options}: theirs live too short for the second compiler. */
    private static List<String> arguments(Service service, Path project, String option) {
        var arguments = new ArrayList<>(service.memory());
        // As in the chart: one that can do part of its work only is no use.
        arguments.addAll(List.of("@" + service.options(project), "-XX:+ExitOnOutOfMemoryError"));
        Stream.of(option, System.getProperty("stillwatch.java-options", ""))
                .flatMap(some -> Stream.of(some.split(" ", -1)))
                .filter(one -> !one.isEmpty())
                .forEach(arguments::add);
        arguments.addAll(List.of("-jar", service.program(project).toString()));
        return arguments;
    }

    public Service service() {
        return service;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public URI managementUrl() {
        return URI.create("http://127.0.0.1:" + managementPort);
    }

    public Path log() {
        return log;
    }

    /** The id of the running process, or 0 while there is none. */
    public long pid() {
        return process.pid();
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    /** Starts again on the same port, whatever the service does now; does not wait until it is ready. */
    public void restart() {
        close();
        process.start();
    }

    /**
     * Waits until the service says it is ready.
     *
     * @throws IllegalStateException if it ends or does not get ready in time, with the end of its log
     */
    public void awaitReady() {
        boolean decided = Deadline.met(READY_WITHIN, () -> !isRunning() || isReady());
        if (!decided || !isRunning()) {
            throw new IllegalStateException("%s %s. The end of %s:%n%s"
                    .formatted(service.module(), decided ? "ended" : "does not get ready", log, LogTail.of(log)));
        }
    }

    /** {@code kill -9}. */
    public void kill() {
        process.kill();
    }

    /** Asks it to end, and ends it by force when it takes too long. */
    @Override
    public void close() {
        process.stop(STOPS_WITHIN);
    }

    private boolean isReady() {
        var request = HttpRequest.newBuilder(url().resolve("/q/health/ready"))
                .timeout(PATIENCE)
                .build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Map<String, String> environment(Map<String, String> settings) {
        var all = new TreeMap<>(settings);
        all.put("quarkus.http.host", "127.0.0.1");
        all.put("quarkus.http.port", Integer.toString(port));
        all.put("quarkus.management.host", "127.0.0.1");
        all.put("quarkus.management.port", Integer.toString(managementPort));
        var environment = new TreeMap<String, String>();
        all.forEach((property, value) -> environment.put(variable(property), value));
        // The C library would keep a pool of freed memory for each of many threads.
        environment.put("MALLOC_ARENA_MAX", "2");
        return environment;
    }

    /** The environment variable by which MicroProfile Config finds a property. */
    static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
