package io.stillwatch.ingest.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.stillwatch.ingest.fingerprint.Content;
import io.stillwatch.ingest.fingerprint.Fingerprints;
import io.stillwatch.ingest.fingerprint.Input;
import io.stillwatch.ingest.fingerprint.LinkingKey;
import io.stillwatch.ingest.fingerprint.TagKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedTest {
    private static final Fingerprints FINGERPRINTS = new Fingerprints(LinkingKey.of(new byte[32], 3));
    private static final Path EVENTS = Path.of("..", "docs", "events");
    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());
    private static final Instant TIME = Instant.parse("2026-04-22T08:15:30.123456Z");
    private static final Content CONTENT = FINGERPRINTS.content(
            new Input("be kind", "write 12 lines about the sea and then 13 lines about the old harbour of Kiel", 2));

    @Property(tries = 300)
    void what_was_packed_is_what_comes_out(@ForAll long seed) {
        InteractionRecorded event = event(new Random(seed));

        assertThat(Packed.read(Packed.write(event))).isEqualTo(event);
    }

    @Property(tries = 100)
    void its_json_is_the_one_of_data_binding(@ForAll long seed) throws IOException {
        InteractionRecorded event = event(new Random(seed));

        assertThat(JSON.readTree(Bodies.write(event))).isEqualTo(JSON.readTree(Bodies.write((Object) event)));
    }

    @Test
    void packed_it_takes_half_of_its_json() {
        InteractionRecorded event = event(new Random(1));

        assertThat(Packed.write(event).length).isLessThan(Bodies.write(event).length / 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "interaction-recorded.v1",
                "interaction-recorded.v1.minimal",
                "interaction-recorded.v1.rotation",
                "interaction-recorded.v1.tables"
            })
    void every_example_is_packed_as_the_contract_shows_it(String example) throws IOException {
        byte[] packed = Base64.getMimeDecoder()
                .decode(Files.readString(EVENTS.resolve("packed").resolve(example + ".base64")));

        InteractionRecorded said = JSON.readValue(
                EVENTS.resolve("examples").resolve(example + ".json").toFile(), InteractionRecorded.class);

        assertThat(Packed.write(said)).isEqualTo(packed);
        assertThat(Packed.write(Packed.read(packed))).isEqualTo(packed);
        assertThat(Packed.account(packed)).isEqualTo(Packed.read(packed).account());
    }

    @Test
    void an_unknown_form_is_not_guessed_at() {
        assertThatThrownBy(() -> Packed.read(new byte[] {9})).hasMessageContaining("unknown form 9");
    }

    private static InteractionRecorded event(Random random) {
        return new InteractionRecorded(
                "01JT" + random.nextInt(),
                TIME.plus(random.nextInt(), ChronoUnit.MICROS),
                "acct_é漢",
                maybe(random, "u_9"),
                maybe(random, tag()),
                maybe(random, tag()),
                maybe(random, ""),
                maybe(random, "chat"),
                "m-4",
                maybe(random, "stop"),
                maybe(random, 200),
                maybe(random, tag()),
                maybe(
                        random,
                        new InteractionRecorded.Usage(maybe(random, 412), maybe(random, 0), null, Integer.MAX_VALUE)),
                maybe(
                        random,
                        new InteractionRecorded.Parameters(
                                maybe(random, -0.5),
                                4096,
                                maybe(random, 1),
                                maybe(random, false),
                                0,
                                maybe(random, true))),
                maybe(
                        random,
                        new InteractionRecorded.Client(
                                maybe(random, tag()),
                                tag(),
                                maybe(random, 0xFFFF_FFFFL),
                                null,
                                random.nextBoolean() ? List.of("vpn", "carrier-nat") : List.of(),
                                "3f2a91c07be4")),
                maybe(random, CONTENT),
                random.nextInt(1, 300),
                maybe(
                        random,
                        new InteractionRecorded.Previous(
                                7, maybe(random, tag()), null, tag(), null, maybe(random, CONTENT))));
    }

    private static <T> @Nullable T maybe(Random random, @Nullable T value) {
        return random.nextInt(8) == 0 ? null : value;
    }

    private static String tag() {
        return FINGERPRINTS.tag(TagKind.CREDENTIAL, "key");
    }
}
