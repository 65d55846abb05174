package io.stillwatch.scoring.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.stillwatch.eventsourcing.ProblemException;
import io.stillwatch.scoring.engine.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicySettingsTest {

    @Test
    void what_is_written_down_is_read_as_it_was() {
        String written = PolicySettings.of(Policy.builtin()).toString();

        assertThat(PolicySettings.read(Policy.builtin().version(), written)).isEqualTo(Policy.builtin());
    }

    @Test
    void what_is_not_named_stays_as_it_is() {
        Policy changed = Given.changed("{\"standing\":{\"announceAfter\":\"P2D\"}}");

        assertThat(changed.version()).isEqualTo("mine");
        assertThat(changed.standing().announceAfter()).isEqualTo(Duration.ofDays(2));
        assertThat(changed.standing().lookBack())
                .isEqualTo(Policy.builtin().standing().lookBack());
        assertThat(changed.testing()).isEqualTo(Policy.builtin().testing());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"testing":{"country":0.3}}                    | geography-refused | testing.country
            {"blockedRegions":["x"]}                       | geography-refused | blockedRegions
            {"explaining":{"academic":[".edu",".cn"]}}     | geography-refused | explaining.academic
            {"explaining":{"programs":["Belgium"]}}        | geography-refused | explaining.programs
            {"explaining":{"academic":[".com"]}}           | invalid-setting   | explaining.academic
            {"testing":{"treshold":-3}}                    | unknown-setting   | testing.treshold
            {"testing":{"threshold":3}}                    | invalid-setting   | testing.threshold
            {"testing":{"families":1}}                     | invalid-setting   | two
            {"testing":{"families":"2"}}                   | invalid-setting   | testing.families
            {"explaining":{"share":1.5}}                   | invalid-setting   | explaining.share
            {"standing":{"announceAfter":"P90D"}}          | invalid-setting   | look-back
            {"standing":{"grace":"soon"}}                  | invalid-setting   | grace
            {"sketches":{"prompts":0}}                     | invalid-setting   | sketches.prompts
            {"sketches":{"payloads":0}}                    | invalid-setting   | sketches.payloads
            {"sketches":{"shingles":0}}                    | invalid-setting   | sketches.shingles
            {"sketches":{"shingles":2147483647}}           | invalid-setting   | sketches.shingles
            {"sketches":{"addresses":0}}                   | invalid-setting   | sketches.addresses
            {"enrichment":{"concentration":0}}             | invalid-setting   | enrichment.concentration
            {"enrichment":{"leastPrior":0.5}}              | invalid-setting   | enrichment.leastPrior
            {"enrichment":{"mostPrior":1}}                 | invalid-setting   | enrichment.mostPrior
            {"enrichment":{"concentration":1e400}}         | invalid-setting   | enrichment.concentration' has to be finite
            {"linking":{"leastWeight":1e400}}              | invalid-setting   | linking.leastWeight' has to be finite
            {"testing":{"threshold":-1e400}}               | invalid-setting   | testing.threshold' has to be finite
            {"linking":{"cell":0}}                         | invalid-setting   | linking.cell
            {"linking":{"clique":2147483647}}              | invalid-setting   | linking.clique
            {"linking":{"rounds":2147483647}}              | invalid-setting   | linking.rounds
            {"membership":{"rounds":2147483647}}           | invalid-setting   | membership.rounds
            {"testing":{"draws":2147483647}}               | invalid-setting   | testing.draws
            {"owning":{"established":"P100000000000000D"}} | invalid-setting   | owning.established
            {"standing":{"lookBack":"P3000000000D"}}       | invalid-setting   | standing.lookBack
            {"standing":{"firstSights":"P100000000000D"}}  | invalid-setting   | standing.firstSights
            {"standing":{"grace":"P100000000000D"}}        | invalid-setting   | standing.grace
            {"explaining":{"programs":[5]}}                | invalid-setting   | explaining.programs' has entries that are texts
            {"explaining":{"programs":[true]}}             | invalid-setting   | explaining.programs' has entries that are texts
            {"explaining":{"programs":[null]}}             | invalid-setting   | explaining.programs' has entries that are texts
            {"explaining":{"programs":[["a"]]}}            | invalid-setting   | explaining.programs' has entries that are texts
            {"explaining":{"programs":["a",""]}}           | invalid-setting   | explaining.programs' has entries that are texts
            {"explaining":{"programs":["a\\u0000"]}}       | invalid-setting   | explaining.programs' has entries that are texts
            {"explaining":{"programs":["\\ud800"]}}        | invalid-setting   | explaining.programs' has entries that are texts
            {"explaining":{"programs":["Ch\u0456na"]}}         | invalid-setting   | explaining.programs' has no word of Latin letters and such
            {"explaining":{"\\ud800":1}}                   | invalid-setting   | explaining' has a name
            {"standing":[]}                                | invalid-setting   | standing""")
    void what_is_wrong_is_named(String settings, String problem, String what) {
        assertThatThrownBy(() -> Given.changed(settings)).isInstanceOfSatisfying(ProblemException.class, refusal -> {
            assertThat(refusal.problem().type()).endsWith("/" + problem);
            assertThat(refusal.problem().detail())
                    .satisfiesAnyOf(
                            detail -> assertThat(detail).contains(what),
                            detail -> assertThat(what).isEqualTo("two"));
        });
    }

    @Test
    void the_request_in_the_reference_is_based_on_what_is_built_in() throws IOException {
        assertThat(Files.readString(Path.of("..", "docs", "reference", "scoring.md")))
                .contains("\"basedOn\":\"" + Policy.builtin().version() + "\"");
    }

    @Test
    void a_list_may_be_as_long_as_anybody_needs() {
        Policy changed = Given.changed(programs("é".repeat(50) + "%d", 1_000));

        assertThat(changed.explaining().programs()).hasSize(1_000);
        assertThat(Given.changed(programs("😀".repeat(200), 1)).explaining().programs())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1_001, 300_000})
    void a_list_has_so_many_entries(int entries) {
        assertRefused(programs("p%d", entries), "'explaining.programs' has at most 1000 entries.");
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 3_900_000})
    void an_entry_of_a_list_is_so_long(int characters) {
        assertRefused(
                programs("x".repeat(characters), 1), "'explaining.programs' has texts of at most 200 characters.");
    }

    @Test
    void a_name_that_no_setting_has_is_not_said_again_at_length() {
        assertRefused("{\"explaining\":{\"%s\":1}}".formatted("x".repeat(201)), "'explaining' has a name in it");
    }

    @Test
    void all_that_is_asked_for_has_a_bound_as_well() {
        assertRefused(programs("x".repeat(190), 400), "'settings' has at most 65536 characters");
    }

    @Test
    void what_is_taken_over_counts() {
        Policy base = Given.changed(programs("x".repeat(190), 300));
        JsonNode academic = Given.json("{\"explaining\":{\"academic\":[%s]}}"
                .formatted(Stream.generate(() -> "\".edu.xx\"").limit(1_000).collect(Collectors.joining(","))));

        assertThatThrownBy(() -> PolicySettings.changed(base, "mine", academic))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problem().detail())
                                .startsWith("'settings' has at most 65536 characters"));
    }

    private static String programs(String entry, int times) {
        return IntStream.range(0, times)
                .mapToObj(entry::formatted)
                .collect(Collectors.joining("\",\"", "{\"explaining\":{\"programs\":[\"", "\"]}}"));
    }

    private static void assertRefused(String settings, String detail) {
        assertThatThrownBy(() -> Given.changed(settings)).isInstanceOfSatisfying(ProblemException.class, refusal -> {
            assertThat(refusal.problem().type()).endsWith("/invalid-setting");
            assertThat(refusal.problem().detail()).startsWith(detail);
        });
    }
}
