package io.stillwatch.cases.queue;

import static io.stillwatch.cases.Http.ana;
import static io.stillwatch.cases.Http.awaitCase;
import static io.stillwatch.cases.Http.lea;
import static io.stillwatch.cases.Http.open;
import static io.stillwatch.cases.Http.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.stillwatch.asking.Json;
import io.stillwatch.asking.Request;
import io.stillwatch.cases.Campaigns;
import io.stillwatch.local.StillwatchTestResource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "cases"))
class QueueTest {

    @Test
    void every_case_is_on_exactly_one_page_newest_first() {
        List<String> campaigns = Stream.generate(Campaigns::fresh).limit(5).toList();
        campaigns.forEach(campaign -> Campaigns.publish(Campaigns.detected(campaign)));
        List<String> opened =
                campaigns.stream().map(campaign -> awaitCase(campaign)).toList();

        List<Map<String, Object>> all = pages(2);

        assertThat(all)
                .extracting(item -> item.get("id"))
                .doesNotHaveDuplicates()
                .containsAll(opened);
        assertThat(all)
                .extracting(item -> (String) item.get("openedAt"))
                .isSortedAccordingTo(Comparator.<String>naturalOrder().reversed());
    }

    @Test
    void a_case_that_is_opened_meanwhile_moves_no_other() {
        open();
        open();
        Json first = page(ana().queryParam("limit", 1));
        open();

        Json second = page(ana().queryParam("limit", 1).queryParam("cursor", first.getString("next")));

        assertThat(second.getString("items[0].id")).isNotEqualTo(first.getString("items[0].id"));
        assertThat(second.getString("items[0].openedAt")).isLessThanOrEqualTo(first.getString("items[0].openedAt"));
    }

    @Test
    void only_cases_in_the_state_that_is_asked_for_are_listed() {
        String decided = open();
        String free = open();
        post(lea(), decided, "decide", Map.of("decision", "confirmed", "reason", "one card"));

        ana().queryParam("state", "decided")
                .queryParam("limit", 200)
                .get("/v1/cases")
                .hasStatus(200)
                .has("items.state", everyItem(is("decided")))
                .has("items.id", hasItem(decided))
                .has("items.id", not(hasItem(free)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"opened", "updated", "severity", "members"})
    void whatever_the_order_each_case_is_listed_once(String sort) {
        List<String> opened = List.of(open(), open(), open());

        List<Map<String, Object>> all = pages(Map.of("sort", sort, "limit", 3));

        assertThat(all)
                .extracting(item -> item.get("id"))
                .doesNotHaveDuplicates()
                .containsAll(opened);
        if (sort.equals("members")) {
            assertThat(all)
                    .extracting(item -> (Integer) item.get("members"))
                    .isSortedAccordingTo(Comparator.reverseOrder());
        }
    }

    @Test
    void filters_and_searches_are_taken_together() {
        String id = open();
        String other = open();
        post(ana(), id, "triage", Map.of("priority", "urgent"));
        post(ana(), id, "assign", Map.of("analyst", "filtered"));
        post(ana(), other, "assign", Map.of("analyst", "filtered"));

        assertThat(pages(Map.of("assignee", "filtered", "priority", "urgent", "state", "assigned")))
                .extracting(item -> item.get("id"))
                .containsExactly(id);
        assertThat(pages(Map.of("q", other.replace("case_", "cmp_"))))
                .extracting(item -> item.get("id"))
                .containsExactly(other);
        assertThat(pages(Map.of("q", other, "priority", "urgent"))).isEmpty();
    }

    @Test
    void an_item_says_what_is_promised() {
        String id = open();

        Map<String, Object> item = pages(200).stream()
                .filter(listed -> id.equals(listed.get("id")))
                .findFirst()
                .orElseThrow();

        assertThat(item)
                .containsEntry("campaign", id.replace("case_", "cmp_"))
                .containsEntry("state", "unassigned")
                .containsEntry("assignee", null)
                .containsEntry("members", 2)
                .containsEntry("interactions", 412)
                .containsKeys("severity", "openedAt", "updatedAt", "sequence");
    }

    @ParameterizedTest
    @CsvSource({
        "state, gone, 'Field ''state'' must be unassigned, assigned, decided, closed or merged'",
        "stat, decided, 'Field ''stat'' is no query parameter here; known are assignee, cursor, decision, limit, priority'",
        "'acct<1>', 1, 'Field ''?'' is no query parameter'",
        "sort, size, 'Field ''sort'' must be opened, updated, severity or members'",
        "priority, huge, 'Field ''priority'''",
        "q, ' ', 'Field ''q'''",
        "limit, 0, 'It is 1 to 500'",
        "limit, many, 'It is 1 to 500'",
        "cursor, made-up, 'next'",
        "cursor, '!', 'next'"
    })
    void a_parameter_that_does_not_make_sense_is_named(String name, String value, String detail) {
        ana().queryParam(name, value)
                .get("/v1/cases")
                .hasStatus(400)
                .hasContentType("application/problem+json")
                .has("detail", containsString(detail));
    }

    private static List<Map<String, Object>> pages(int limit) {
        return pages(Map.of("limit", limit));
    }

    private static List<Map<String, Object>> pages(Map<String, ?> asked) {
        List<Map<String, Object>> all = new ArrayList<>();
        String next = null;
        do {
            Request reader = ana().queryParams(asked);
            Json page = page(next == null ? reader : reader.queryParam("cursor", next));
            all.addAll(page.getList("items"));
            next = page.getString("next");
        } while (next != null);
        return all;
    }

    private static Json page(Request reader) {
        return reader.get("/v1/cases").hasStatus(200).json();
    }
}
