package io.stillwatch.ingest;

import static io.stillwatch.ingest.Lines.id;
import static io.stillwatch.ingest.Lines.interaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.stillwatch.local.DatabaseAccess;
import io.stillwatch.local.SharedServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Who restores a database without the end of its log raises the position, and is still told what waits. */
@IngestTest
class RestoredPositionTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern RAISE = Pattern.compile("`(update relay set [^`]+)`");
    private static final Pattern UNPUBLISHED = Pattern.compile("(?m)^stillwatch_ingest_unpublished\\S* (\\S+)$");

    private final Client client = Client.whenReady();
    private final DatabaseAccess database = SharedServers.get().postgres().database("ingest");

    @Test
    void a_raised_position_hides_nothing_that_waits() throws SQLException, IOException {
        String account = id();
        client.interactions(interaction(id()));
        await().atMost(PATIENCE).until(() -> waiting() == 0);

        try (Connection connection = database.connect(database.runtime());
                Statement instead = connection.createStatement()) {
            RelayLock.take(connection);
            assertThat(instead.executeUpdate(asTheGuideSays())).isOne();
            assertThat(waiting()).isZero();
            client.interactions(interaction(id(), Lines.longAgo(), account));
            client.interactions(interaction(id(), Lines.longAgo(), account));

            assertThat(waiting()).isEqualTo(2);
            await().atMost(PATIENCE).until(() -> unpublished() == 2);
        }

        await().atMost(PATIENCE).until(() -> waiting() == 0);
        await().atMost(PATIENCE).until(() -> unpublished() == 0);
        Topic interactions = Topic.of("interactions");
        assertThat(interactions.withKey(account, 2)).allMatch(event -> event.position() > 1_000_000_000);
    }

    /** No tick was closed that this store does not know of. */
    private static String asTheGuideSays() throws IOException {
        String guide = Files.readString(Path.of("..", "docs", "operations", "backup.md"));
        return RAISE.matcher(guide).results().findFirst().orElseThrow().group(1).replace("TICK", "0");
    }

    private long waiting() {
        JsonNode progress = client.get("/v1/progress", "operator").json();
        return progress.path("accepted").asLong() - progress.path("published").asLong();
    }

    private double unpublished() {
        return UNPUBLISHED
                .matcher(client.metrics())
                .results()
                .mapToDouble(found -> Double.parseDouble(found.group(1)))
                .findFirst()
                .orElse(Double.NaN);
    }
}
