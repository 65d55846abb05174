package io.stillwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stillwatch.local.Service;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What operators see of the services is what they do. */
interface ServicesAreWatched {
    /** The span of who sends. */
    String CALLER = "00f067aa0ba902b7";

    @Test
    @Order(13)
    default void metrics_follow_what_the_services_say_of_themselves() {
        await().atMost(SuiteTest.SETTLES_WITHIN)
                .until(() -> gauge(Service.SCORING, "stillwatch_scoring_scored")
                        == suite().get(Service.SCORING, "/v1/progress")
                                .path("scored")
                                .asLong());
        await().atMost(SuiteTest.SETTLES_WITHIN)
                .until(() -> gauge(Service.INGEST, "stillwatch_ingest_accepted")
                        == suite().get(Service.INGEST, "/v1/progress")
                                .path("accepted")
                                .asLong());
    }

    @Test
    @Order(14)
    default void a_recorded_interaction_is_followed_from_its_request_through_the_topic_into_scoring() {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        String line =
                "{\"id\":\"traced\",\"time\":\"%s\",\"account\":\"acct_traced\",\"model\":\"m\",\"input\":{\"prompt\":\"%s\"}}"
                        .formatted(SuiteTest.A_WEEK_AFTER, "nobody may trace these words");

        suite().send(HttpRequest.newBuilder(suite().url(Service.INGEST, "/v1/interactions"))
                .header("Authorization", "Bearer " + suite().token("ingester"))
                .header("Content-Type", "application/x-ndjson")
                .header("traceparent", "00-" + trace + "-" + CALLER + "-01")
                .POST(BodyPublishers.ofString(line))
                .build());

        await().atMost(SuiteTest.SETTLES_WITHIN)
                .until(
                        () -> suite().traces().of(trace),
                        seen -> seen.stream().anyMatch(one -> one.parent().equals(CALLER))
                                && seen.stream().anyMatch(one -> one.service().equals("scoring-service")));
        List<TraceCollector.Seen> seen = suite().traces().of(trace);
        assertThat(seen)
                .filteredOn(one -> one.parent().equals(CALLER))
                .singleElement()
                .satisfies(request -> assertThat(request.service()).isEqualTo("ingest-service"))
                .satisfies(request -> assertThat(seen)
                        .filteredOn(one -> one.service().equals("scoring-service"))
                        .singleElement()
                        .satisfies(
                                reading -> assertThat(reading.span().getName()).isEqualTo("interactions process"))
                        .satisfies(reading -> assertThat(reading.parent()).isEqualTo(request.id())));
        assertThat(seen).noneMatch(one -> one.span().toString().contains("these words"));
    }

    private static long gauge(Service service, String name) {
        return suite().metrics(service)
                .lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .mapToLong(Math::round)
                .findFirst()
                .orElse(-1);
    }

    private static RunningSuite suite() {
        return RunningSuite.shared();
    }
}
