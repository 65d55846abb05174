package io.stillwatch.ingest.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stillwatch.ingest.event.InteractionRecorded;
import io.stillwatch.ingest.fingerprint.Content;
import io.stillwatch.ingest.fingerprint.Fingerprints;
import io.stillwatch.ingest.fingerprint.LinkingKey;
import io.stillwatch.ingest.reading.InteractionReader;
import io.stillwatch.ingest.reading.Reading;
import io.stillwatch.ingest.reading.Times;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JoinedTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-04-22T12:00:00Z"), ZoneOffset.UTC);

    @Test
    void messages_tagged_under_another_key_are_not_joined() {
        InteractionRecorded call = read(2, null, null);

        assertThat(Joined.of(call, List.of(read(1, "how is the sea today", null))))
                .isEmpty();
        assertThat(Joined.of(call, List.of(read(2, "how is the sea today", null))))
                .isPresent();
    }

    @Test
    void a_call_keeps_what_it_says_of_its_system_prompt_itself() {
        InteractionRecorded call = read(1, null, "be kind to everybody you meet");

        Content joined = Joined.of(call, List.of(read(1, "how is the sea today", null)))
                .map(InteractionRecorded::content)
                .orElseThrow();

        assertThat(joined.characters()).isEqualTo("how is the sea today".length());
        assertThat(joined.turn()).isEqualTo(1);
        assertThat(List.of(joined)).extracting(Content::systemDigest).doesNotContainNull();
    }

    @Test
    void a_system_prompt_is_joined_though_no_user_said_anything() {
        InteractionRecorded call = read(1, null, null);

        assertThat(Joined.of(call, List.of(read(1, "", "be kind to everybody you meet"))))
                .map(InteractionRecorded::content)
                .hasValueSatisfying(content -> {
                    assertThat(content.characters()).isZero();
                    assertThat(content.turn()).isEqualTo(1);
                    assertThat(content.systemShingles()).isNotEmpty();
                });
        assertThat(Joined.of(read(1, null, "be kind to everybody you meet"), List.of()))
                .isEmpty();
    }

    private static InteractionRecorded read(int epoch, @Nullable String prompt, @Nullable String system) {
        ObjectNode line = JsonNodeFactory.instance
                .objectNode()
                .put("id", "i")
                .put("time", "2026-04-22T08:15:30Z")
                .put("account", "a")
                .put("model", "m");
        line.putObject("input").put("prompt", prompt).put("system", system);
        var reader = InteractionReader.with(new Fingerprints(LinkingKey.of(new byte[32], epoch)), new Times(NOON));
        return switch (reader.read(1, line)) {
            case Reading.Taken<InteractionRecorded>(var taken) -> taken;
            case Reading.Refused<InteractionRecorded> refused -> throw new AssertionError(refused);
        };
    }
}
