package io.stillwatch.cases.progress;

import static io.stillwatch.cases.Http.PATIENCE;
import static io.stillwatch.cases.Measures.approve;
import static io.stillwatch.cases.Measures.confirmed;
import static io.stillwatch.cases.Measures.freshAccount;
import static io.stillwatch.cases.Measures.requested;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.stillwatch.cases.Campaigns;
import io.stillwatch.eventsourcing.Envelope;
import io.stillwatch.local.DatabaseAccess;
import io.stillwatch.local.SharedServers;
import io.stillwatch.local.StillwatchTestResource;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** Operators see what waits for a second person and for facts to be read. */
@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "cases"))
@SuppressWarnings("NullAway.Init") // the container sets the field
class CaseGaugesTest {

    private static final long YEAR = 365L * 24 * 60 * 60;

    @Inject
    MeterRegistry meters;

    @Test
    void the_oldest_measure_that_waits_for_a_second_person_is_the_one_that_was_asked_for_first() throws SQLException {
        String enforcement = requested(confirmed(freshAccount()));
        ageByAYear(enforcement);
        await().atMost(PATIENCE).until(() -> gauge("oldest.awaiting.approval.seconds") >= YEAR);

        approve(enforcement);

        await().atMost(PATIENCE).until(() -> gauge("oldest.awaiting.approval.seconds") < YEAR);
    }

    @Test
    void facts_about_accounts_are_read_to_the_last() {
        await().atMost(PATIENCE).until(() -> gauge("facts.lag") == 0);
        double before = gauge("facts.read");

        Campaigns.publish(List.of(fact(freshAccount()), fact(freshAccount())));

        await().atMost(PATIENCE).until(() -> gauge("facts.read") >= before + 2 && gauge("facts.lag") == 0);
    }

    private double gauge(String name) {
        return meters.get("stillwatch.case." + name).gauge().value();
    }

    private static void ageByAYear(String enforcement) throws SQLException {
        DatabaseAccess access = SharedServers.get().postgres().database("cases");
        try (Connection connection = access.connect(access.runtime());
                PreparedStatement aged = connection.prepareStatement(
                        "update enforcement set requested_at = requested_at - interval '366 days' where id = ?")) {
            aged.setString(1, enforcement);
            aged.executeUpdate();
        }
    }

    private static ProducerRecord<String, byte[]> fact(String account) {
        Instant now = Instant.now();
        String body = "{\"account\":\"%s\",\"time\":\"%s\"}".formatted(account, now);
        return Envelope.toRecord(
                "accounts",
                Envelope.event(
                                "ingest-service",
                                "account-fact-recorded.v1",
                                account,
                                account,
                                now,
                                body.getBytes(UTF_8))
                        .build());
    }
}
