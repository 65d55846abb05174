package io.stillwatch.local;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * PostgreSQL, Kafka and the keys of one local installation, all kept in one folder: what a service needs around it.
 *
 * <p>The folder holds {@code postgres/}, {@code kafka/} and {@code keys/}.
 */
public record LocalServers(Path folder, LocalPostgres postgres, LocalKafka kafka, Tokens tokens)
        implements AutoCloseable {

    /**
     * Starts both servers on a data folder, new or left by an earlier run however that ended.
     *
     * @param postgresPort the port to listen on, or 0 for a free one
     * @param kafkaPort the port to listen on, or 0 for a free one
     */
    public static LocalServers start(Path folder, int postgresPort, int kafkaPort) {
        return start(folder, postgresPort, kafkaPort, new Launches());
    }

    static LocalServers start(Path folder, int postgresPort, int kafkaPort, Launches launches) {
        Path home = Folders.create(folder);
        LocalPostgres postgres = LocalPostgres.start(home.resolve("postgres"), postgresPort, launches);
        try {
            LocalKafka kafka = LocalKafka.start(home.resolve("kafka"), kafkaPort, launches);
            return new LocalServers(home, postgres, kafka, Tokens.keptIn(home.resolve("keys")));
        } catch (RuntimeException e) {
            postgres.close();
            throw e;
        }
    }

    /** The configuration properties of the service that works on this database. */
    public Map<String, String> settingsFor(String database) {
        DatabaseAccess access = postgres.database(database);
        var settings = new TreeMap<String, String>();
        settings.put("kafka.bootstrap.servers", kafka.bootstrapServers());
        settings.put("quarkus.datasource.reactive.url", access.reactiveUrl());
        settings.put("quarkus.datasource.jdbc.url", access.jdbcUrl());
        settings.put("quarkus.datasource.username", access.runtime().user());
        settings.put("quarkus.datasource.password", access.runtime().password());
        settings.put("quarkus.flyway.username", access.owner().user());
        settings.put("quarkus.flyway.password", access.owner().password());
        settings.put("quarkus.oidc.public-key", tokens.publicKey());
        settings.put(
                "stillwatch.linking-key-file",
                LinkingKey.fileIn(folder.resolve("keys")).toString());
        settings.putAll(EvidenceKeys.settings(folder.resolve("keys")));
        settings.put("stillwatch.day-keys-dir", folder.resolve("keys/days").toString());
        // Simulated traffic is of a fixed year.
        settings.put("stillwatch.retention", "1100d");
        settings.put("stillwatch.retention-every", "10s");
        settings.put("stillwatch.tick-idle", "5s");
        return settings;
    }

    @Override
    public void close() {
        kafka.close();
        postgres.close();
    }
}
