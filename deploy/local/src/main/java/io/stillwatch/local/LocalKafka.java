package io.stillwatch.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * A real Kafka broker on loopback in a process of its own, so that tests can take it away; its log outlives it.
 *
 * <p>The folder holds {@code log/} (the broker's data), {@code server.properties}, {@code broker.log} and {@code broker.pid}.
 */
public final class LocalKafka implements AutoCloseable {

    private static final Duration STARTS_WITHIN = Duration.ofSeconds(90);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(30);

    private final BrokerSettings settings;
    private final ChildProcess broker;

    private LocalKafka(Launches launches, BrokerSettings settings, Stream<String> classes) {
        this.settings = settings;
        this.broker = new ChildProcess(
                launches,
                "broker",
                settings.folder(),
                log(),
                Stream.of(
                                BrokerSettings.java(),
                                classes,
                                Stream.of(
                                        KafkaNode.class.getName(),
                                        settings.file().toString()))
                        .flatMap(Function.identity())
                        .toList(),
                Map.of("CLASSPATH", BrokerClasses.path()));
    }

    /**
     * Starts on a data folder, which may be new, cleanly left or left by a kill, waits until the broker answers and creates the
     * topics that are missing.
     *
     * @param port the port to listen on, or 0 for a free one
     * @throws IllegalStateException if the broker does not start in time; the message names its log
     */
    public static LocalKafka start(Path folder, int port) {
        return start(folder, port, new Launches());
    }

    static LocalKafka start(Path folder, int port, Launches launches) {
        var settings = new BrokerSettings(Folders.create(folder), Ports.orFree(port), Ports.free());
        BrokerClasses.archiveOnce(
                option -> new LocalKafka(launches, settings, option).begin().close());
        return new LocalKafka(launches, settings, BrokerClasses.archive()).begin();
    }

    private LocalKafka begin() {
        try {
            restart();
            createTopics();
            return this;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** One that was started elsewhere in this JVM. */
    static LocalKafka attach(Path folder, int port, int controllerPort) {
        return new LocalKafka(
                new Launches(), new BrokerSettings(folder, port, controllerPort), BrokerClasses.archive());
    }

    String ports() {
        return settings.port() + "|" + settings.controllerPort();
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + settings.port();
    }

    public int port() {
        return settings.port();
    }

    public long pid() {
        return broker.pid();
    }

    public boolean isRunning() {
        return broker.isAlive();
    }

    /** Starts again on the same port and data, whatever the broker does now, and waits until it answers. */
    public void restart() {
        close();
        settings.write();
        broker.start();
        if (!Deadline.met(STARTS_WITHIN, () -> !broker.isAlive() || answers()) || !broker.isAlive()) {
            throw new IllegalStateException("The broker does not start, see " + log());
        }
    }

    /** {@code kill -9}. */
    public void kill() {
        broker.kill();
    }

    /** Creates the topics that do not exist yet. */
    public void createTopics() {
        try (Admin admin = admin()) {
            Set<String> existing = new HashSet<>(admin.listTopics().names().get());
            List<NewTopic> missing = Topics.all().stream()
                    .filter(topic -> !existing.contains(topic.name()))
                    .toList();
            admin.createTopics(missing).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Topics cannot be created", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Stops in order. Closing a stopped one is fine. */
    @Override
    public void close() {
        broker.stop(STOPS_WITHIN);
    }

    private boolean answers() {
        if (!Ports.isListening(settings.port())) {
            return false;
        }
        try (Admin admin = admin()) {
            return !admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).isEmpty();
        } catch (ExecutionException | TimeoutException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Admin admin() {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()));
    }

    private Path log() {
        return settings.folder().resolve("broker.log");
    }
}
