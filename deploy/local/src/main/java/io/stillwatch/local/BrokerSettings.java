package io.stillwatch.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What one broker on loopback runs with, written to the file that its process reads. */
record BrokerSettings(Path folder, int port, int controllerPort) {

    /**
     * Small where a single small node needs little; the rest is Kafka's own default, controlled shutdown among it.
     *
     * <p>A killed broker may register again only after its session has timed out, and asks after 0.1, 0.3, 0.7, 1.5 and 3.1 s. Broker and
     * controller share one process, so a pause stops the clock of both and the session can be short. Nobody watches how far a follower of the
     * controller is behind, so twice a second nothing need be written for it.
     */
    private static final String TEMPLATE = """
            process.roles=broker,controller
            node.id=1
            listeners=CLIENT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
            advertised.listeners=CLIENT://127.0.0.1:%1$d
            listener.security.protocol.map=CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT
            inter.broker.listener.name=CLIENT
            controller.listener.names=CONTROLLER
            controller.quorum.voters=1@127.0.0.1:%2$d
            log.dirs=%3$s
            auto.create.topics.enable=false
            default.replication.factor=1
            offsets.topic.replication.factor=1
            offsets.topic.num.partitions=4
            transaction.state.log.replication.factor=1
            transaction.state.log.min.isr=1
            transaction.state.log.num.partitions=4
            share.coordinator.state.topic.replication.factor=1
            share.coordinator.state.topic.min.isr=1
            metadata.max.idle.interval.ms=0
            broker.session.timeout.ms=3000
            broker.heartbeat.interval.ms=1000
            group.initial.rebalance.delay.ms=0
            group.min.session.timeout.ms=1000
            log.cleaner.dedupe.buffer.size=8388608
            log.index.size.max.bytes=1048576
            num.io.threads=4
            num.network.threads=2
            """;

    /** It starts sooner without the second compiler; who measures sets the system property {@code stillwatch.steady}, since a broker runs long. */
    static Stream<String> java() {
        Stream<String> always = Stream.of("-Xmx384m", "-XX:+UseSerialGC");
        return Boolean.getBoolean("stillwatch.steady")
                ? always
                : Stream.concat(always, Stream.of("-XX:TieredStopAtLevel=1"));
    }

    Path file() {
        return folder.resolve("server.properties");
    }

    void write() {
        try {
            Files.writeString(file(), TEMPLATE.formatted(port, controllerPort, folder.resolve("log")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
