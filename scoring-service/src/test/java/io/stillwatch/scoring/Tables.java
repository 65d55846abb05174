package io.stillwatch.scoring;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stillwatch.local.DatabaseAccess;
import io.stillwatch.local.SharedServers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;

/** The service's tables as its migrations make them, all at once: what Flyway reads and writes about each of them is most of its work. */
final class Tables {

    private static final List<String> PLACES = List.of("db/outbox", "db/migration");

    /** In which nothing is made yet, so that Flyway names what is on the class path and no more. */
    private static final String NO_SCHEMA = "none";

    static final String SCRIPT = script(SharedServers.get().postgres().database("scoring"));

    private Tables() {}

    private static String script(DatabaseAccess access) {
        Flyway flyway = Flyway.configure()
                .dataSource(
                        access.jdbcUrl(), access.owner().user(), access.owner().password())
                .locations(PLACES.toArray(String[]::new))
                .defaultSchema(NO_SCHEMA)
                .load();
        return Stream.of(flyway.info().all())
                .map(migration -> text(migration.getScript()))
                .collect(Collectors.joining("\n"))
                .replace("${runtime}", access.runtime().user());
    }

    private static String text(String name) {
        URL place = PLACES.stream()
                .map(folder -> Tables.class.getClassLoader().getResource(folder + "/" + name))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
        try (InputStream script = place.openStream()) {
            return new String(script.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
