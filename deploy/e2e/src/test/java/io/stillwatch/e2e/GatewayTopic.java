package io.stillwatch.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A gateway that puts the interactions of some accounts on a topic, numbered within each account, and does not stop until it is told to. */
final class GatewayTopic implements AutoCloseable {
    static final int ACCOUNTS = 12;

    private static final int PARTITIONS = 4;
    private static final Duration BETWEEN = Duration.ofMillis(100);

    private final Instant yesterday =
            Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofDays(1));
    private final String name;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Thread thread;
    private volatile boolean stopping;
    private volatile int sent;

    private GatewayTopic(String topic, String name, String broker) {
        this.name = name;
        // Of several requests at once to a topic that is new a later one may be the first that the broker takes, and
        // then none before it.
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker, "max.in.flight.requests.per.connection", 1),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        this.thread = Thread.ofPlatform().name(name).start(() -> send(topic));
    }

    /** Makes the topic if it is not there. */
    static GatewayTopic fills(String topic, String broker) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker))) {
            if (!admin.listTopics().names().get().contains(topic)) {
                admin.createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) 1)))
                        .all()
                        .get();
            }
        }
        return new GatewayTopic(topic, "gateway-" + System.nanoTime(), broker);
    }

    String account(int number) {
        return name + "-" + number;
    }

    /** Ids of what was sent of an account, in order, once it has stopped. */
    List<String> ids(int account) {
        return IntStream.range(0, sent).mapToObj(number -> id(account, number)).toList();
    }

    /** Stops, and returns how many records it has sent. */
    int stop() throws InterruptedException {
        stopping = true;
        thread.join();
        producer.flush();
        return sent * ACCOUNTS;
    }

    @Override
    public void close() {
        stopping = true;
        producer.close();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what did not arrive is missed in the end
    private void send(String topic) {
        for (int number = 0; !stopping; number++) {
            for (int account = 0; account < ACCOUNTS; account++) {
                String line = "{\"id\":\"%s\",\"time\":\"%s\",\"account\":\"%s\",\"model\":\"m-4\"}"
                        .formatted(id(account, number), yesterday.plusMillis(number), account(account));
                producer.send(new ProducerRecord<>(topic, account(account).getBytes(UTF_8), line.getBytes(UTF_8)));
            }
            sent = number + 1;
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }

    private String id(int account, int number) {
        return account(account) + "-" + number;
    }
}
