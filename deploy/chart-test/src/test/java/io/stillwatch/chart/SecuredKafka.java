package io.stillwatch.chart;

import io.stillwatch.local.Ports;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/** A broker in this JVM that asks everybody who they are, by SCRAM on one port and by certificate on the other, and allows nothing unasked. */
final class SecuredKafka implements AutoCloseable {

    static final String BROKER = "kafka";

    private static final String ADMIN = "admin";
    private static final String SETTINGS = """
            process.roles=broker,controller
            node.id=1
            listeners=SCRAM://127.0.0.1:%1$d,MUTUAL://127.0.0.1:%2$d,CONTROLLER://127.0.0.1:%3$d
            advertised.listeners=SCRAM://localhost:%1$d,MUTUAL://localhost:%2$d
            listener.security.protocol.map=SCRAM:SASL_SSL,MUTUAL:SSL,CONTROLLER:PLAINTEXT
            inter.broker.listener.name=SCRAM
            controller.listener.names=CONTROLLER
            controller.quorum.voters=1@127.0.0.1:%3$d
            log.dirs=%4$s
            sasl.enabled.mechanisms=SCRAM-SHA-512
            sasl.mechanism.inter.broker.protocol=SCRAM-SHA-512
            listener.name.scram.scram-sha-512.sasl.jaas.config=%5$s
            listener.name.mutual.ssl.client.auth=required
            ssl.keystore.type=PKCS12
            ssl.keystore.location=%6$s
            ssl.keystore.password=%7$s
            ssl.key.password=%7$s
            ssl.truststore.type=PEM
            ssl.truststore.location=%8$s
            authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
            super.users=User:admin;User:ANONYMOUS
            auto.create.topics.enable=false
            offsets.topic.replication.factor=1
            offsets.topic.num.partitions=4
            transaction.state.log.replication.factor=1
            transaction.state.log.min.isr=1
            transaction.state.log.num.partitions=4
            share.coordinator.state.topic.replication.factor=1
            share.coordinator.state.topic.min.isr=1
            group.initial.rebalance.delay.ms=0
            log.cleaner.dedupe.buffer.size=8388608
            """;

    private final int scram = Ports.free();
    private final int mutual = Ports.free();
    private final Path authority;
    private final KafkaRaftServer server;

    SecuredKafka(Path folder, Certificates certificates) {
        authority = certificates.authority();
        String settings = SETTINGS.formatted(
                scram,
                mutual,
                Ports.free(),
                folder.resolve("log"),
                jaas(ADMIN, Certificates.PASSWORD),
                certificates.store(BROKER),
                Certificates.PASSWORD,
                authority);
        server = start(folder.resolve("server.properties"), settings);
    }

    private static KafkaRaftServer start(Path file, String settings) {
        var properties = new Properties();
        try {
            Files.writeString(file, settings);
            properties.load(new StringReader(settings));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String[] format = {
            "format",
            "-t",
            Uuid.randomUuid().toString(),
            "-c",
            file.toString(),
            "--add-scram",
            "SCRAM-SHA-512=[name=%s,password=%s]".formatted(ADMIN, Certificates.PASSWORD)
        };
        if (StorageTool.execute(format, System.out) != 0) {
            throw new IllegalStateException("The broker's folder can't be formatted");
        }
        var server = new KafkaRaftServer(KafkaConfig.fromProps(properties), Time.SYSTEM);
        server.startup();
        return server;
    }

    /** Where names and passwords count. */
    String scram() {
        return "localhost:" + scram;
    }

    /** Where certificates count. */
    String mutual() {
        return "localhost:" + mutual;
    }

    /** What an administrator's client is told. */
    Map<String, Object> administrator() {
        return Map.of(
                "bootstrap.servers",
                scram(),
                "security.protocol",
                "SASL_SSL",
                "sasl.mechanism",
                "SCRAM-SHA-512",
                "sasl.jaas.config",
                jaas(ADMIN, Certificates.PASSWORD),
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                authority.toString());
    }

    /** Gives a user a password, a new one or another. */
    void password(String user, String password) {
        var credential = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096);
        try (Admin admin = Admin.create(administrator())) {
            admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(user, credential, password)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String jaas(String user, String password) {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                .formatted(user, password);
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
