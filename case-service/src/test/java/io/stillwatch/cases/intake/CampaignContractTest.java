package io.stillwatch.cases.intake;

import static io.stillwatch.cases.domain.Some.NOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.stillwatch.cases.domain.CaseCommand;
import io.stillwatch.cases.domain.CaseCommand.MergeCase;
import io.stillwatch.cases.domain.CaseCommand.OpenCase;
import io.stillwatch.cases.domain.CaseCommand.QuietCase;
import io.stillwatch.cases.domain.CaseCommand.RecordFinding;
import io.stillwatch.cases.domain.CaseCommand.SplitCase;
import io.stillwatch.cases.domain.Finding;
import io.stillwatch.eventsourcing.Envelope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every committed example of a campaign event is understood. */
class CampaignContractTest {

    private static final Path EXAMPLES = Path.of("..", "docs", "events", "examples");
    private static final List<Reaction> REACTIONS = List.of(
            new WhenCampaignDetectedThenOpenCase(),
            new WhenCampaignGrewThenRecordFinding(),
            new WhenCampaignMergedThenMergeCase(),
            new WhenCampaignSplitThenSplitCase(),
            new WhenCampaignQuietedThenQuietCase());

    static Stream<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files
                    .filter(file -> file.getFileName().toString().matches("campaign-(detected|grew).*"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void every_example_leads_to_a_command_with_its_evidence(Path example) throws IOException {
        assertThat(finding(command(example)).evidence()).isNotEmpty();
    }

    @Test
    void an_announcement_is_read_whole() throws IOException {
        OpenCase open = (OpenCase) command(EXAMPLES.resolve("campaign-detected.v1.json"));

        assertThat(open.campaign()).isEqualTo("cmp_00f3a1b2c4d5e6f7");
        assertThat(open.firstSeen()).isEqualTo(Instant.parse("2026-04-22T08:15:30Z"));
        assertThat(open.finding().memberCount()).isEqualTo(2);
        assertThat(open.finding().interactions()).isEqualTo(412);
        assertThat(open.finding().tick()).isEqualTo(493_860);
        assertThat(open.finding().sequence()).isEqualTo(5);
    }

    @Test
    void everything_that_is_read_is_registered_for_reflection() {
        assertThat(List.of(
                        CampaignFinding.class,
                        Signal.class,
                        WhenCampaignDetectedThenOpenCase.CampaignDetected.class,
                        WhenCampaignMergedThenMergeCase.CampaignMerged.class,
                        WhenCampaignSplitThenSplitCase.CampaignSplit.class))
                .allMatch(read -> read.isAnnotationPresent(RegisterForReflection.class));
    }

    @Test
    void the_examples_of_a_merge_a_split_and_silence_lead_to_their_commands() throws IOException {
        assertThat(command(EXAMPLES.resolve("campaign-merged.v1.json")))
                .isEqualTo(new MergeCase("cmp_18a9b2c3d4e5f607", 5, NOON));
        assertThat(command(EXAMPLES.resolve("campaign-split.v1.json")))
                .isEqualTo(new SplitCase(List.of("cmp_2b3c4d5e6f708192"), 5, NOON));
        assertThat(command(EXAMPLES.resolve("campaign-quieted.v1.json"))).isEqualTo(new QuietCase(5, NOON));
    }

    @Test
    void a_merge_is_read_for_the_campaign_that_goes_on() {
        CampaignEvent event = CampaignEvent.of(
                record("campaign-merged.v1", "{\"into\":\"cmp_1122334455667788\",\"tick\":7}".getBytes(UTF_8)));

        assertThat(new WhenCampaignMergedThenMergeCase().then(event, NOON))
                .isEqualTo(new MergeCase("cmp_1122334455667788", 5, NOON));
    }

    @Test
    void a_split_is_read_for_the_campaigns_that_came_of_it() {
        CampaignEvent event = CampaignEvent.of(
                record("campaign-split.v1", "{\"parts\":[\"cmp_1122334455667788\"],\"tick\":7}".getBytes(UTF_8)));

        assertThat(new WhenCampaignSplitThenSplitCase().then(event, NOON))
                .isEqualTo(new SplitCase(List.of("cmp_1122334455667788"), 5, NOON));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cmp_00f3a1b2c4d5e6f7", "somewhere"})
    void a_merge_into_itself_or_nothing_cannot_be_handled(String into) {
        CampaignEvent event = CampaignEvent.of(
                record("campaign-merged.v1", "{\"into\":\"%s\"}".formatted(into).getBytes(UTF_8)));

        assertThatThrownBy(() -> new WhenCampaignMergedThenMergeCase().then(event, NOON))
                .isInstanceOf(CannotBeHandled.class);
    }

    private static Finding finding(CaseCommand command) {
        return command instanceof OpenCase open ? open.finding() : ((RecordFinding) command).finding();
    }

    private static CaseCommand command(Path example) throws IOException {
        String[] parts = example.getFileName().toString().split("\\.", -1);
        String name = parts[0] + "." + parts[1];
        CampaignEvent event = CampaignEvent.of(record(name, Files.readAllBytes(example)));
        return REACTIONS.stream()
                .filter(reaction -> reaction.when().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Nothing reacts to " + name))
                .then(event, NOON);
    }

    /** As it comes from the broker. */
    private static ConsumerRecord<String, byte[]> record(String name, byte[] body) {
        ProducerRecord<String, byte[]> sent = Envelope.toRecord(
                "campaign-events", Envelope.sequenced("scoring-service", name, "cmp_00f3a1b2c4d5e6f7", 5, NOON, body));
        var received = new ConsumerRecord<>("campaign-events", 0, 0, sent.key(), sent.value());
        sent.headers().forEach(header -> received.headers().add(header));
        return received;
    }
}
