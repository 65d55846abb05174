package io.stillwatch.ingest;

import static io.stillwatch.ingest.Lines.id;
import static io.stillwatch.ingest.Lines.interaction;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A body is unpacked as its headers say, and refused as a whole where they are wrong about it or too much comes of it. */
@IngestTest
class PackedBodiesTest {
    private final Client client = Client.whenReady();

    @Test
    void a_packed_body_is_unpacked() {
        assertThat(post(Client.gzip((interaction(id()) + "\n{\n").getBytes(UTF_8)), Client.NDJSON, "gzip"))
                .satisfies(answer -> {
                    assertThat(answer.accepted()).isEqualTo(1);
                    assertThat(answer.rejected()).isEqualTo(1);
                });
        assertThat(post(Client.zstd((interaction(id()) + "\n{\n").getBytes(UTF_8)), Client.NDJSON, "zstd"))
                .satisfies(answer -> {
                    assertThat(answer.accepted()).isEqualTo(1);
                    assertThat(answer.rejected()).isEqualTo(1);
                });
    }

    @Test
    void members_of_gzip_may_be_empty_and_follow_each_other_in_any_number() {
        byte[] empty = Client.gzip(new byte[0]);
        byte[] empties = new byte[40_000 * empty.length];
        for (int at = 0; at < empties.length; at += empty.length) {
            System.arraycopy(empty, 0, empties, at, empty.length);
        }
        byte[] one = Client.gzip((interaction(id()) + "\n").getBytes(UTF_8));
        byte[] other = Client.gzip((interaction(id()) + "\n").getBytes(UTF_8));

        assertThat(post(joined(empties, one, empties, other, empties), Client.NDJSON, "gzip")
                        .accepted())
                .isEqualTo(2);
        assertThat(post((interaction(id()) + "\n").getBytes(UTF_8), Client.NDJSON, "x-gzip")
                        .status())
                .isEqualTo(400);
        assertThat(post(one, Client.NDJSON, "x-gzip").duplicates()).isEqualTo(1);
        assertThat(client.raw(
                                "/v1/traces",
                                empties,
                                Map.of("Content-Type", "application/x-protobuf", "Content-Encoding", "gzip"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_body_that_unpacks_to_too_much_is_refused_as_a_whole() {
        byte[] bomb = Client.gzip(new byte[20_000_000]);

        Client.Answer answer = client.post(
                "/v1/interactions", bomb, Map.of("Content-Type", Client.NDJSON, "Content-Encoding", "gzip"));

        assertProblem(answer, 413, "body-too-large");
    }

    @Test
    void a_zstd_bomb_is_refused_as_a_whole() {
        byte[] bomb = Client.zstd(new byte[20_000_000]);

        assertProblem(post(bomb, Client.NDJSON, "zstd"), 413, "body-too-large");
    }

    @Test
    void frames_of_zstd_may_be_skippable_and_follow_each_other() {
        byte[] skippable = {0x5A, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 1, 2, 3};
        byte[] one = Client.zstd((interaction(id()) + "\n").getBytes(UTF_8));
        byte[] other = Client.zstd((interaction(id()) + "\n").getBytes(UTF_8));

        assertThat(post(joined(skippable, one, skippable, skippable, other, skippable), Client.NDJSON, "zstd")
                        .accepted())
                .isEqualTo(2);
    }

    @Test
    void what_follows_the_last_frame_of_zstd_is_named_however_short_it_is() {
        byte[] frame = Client.zstd(interaction(id()).getBytes(UTF_8));

        for (int tail = 1; tail < 6; tail++) {
            Client.Answer answer = post(Arrays.copyOf(frame, frame.length + tail), Client.NDJSON, "zstd");
            assertProblem(answer, 400, "unreadable-body");
            assertThat(answer.json().path("detail").asText()).contains("no zstd frame");
        }
        assertProblem(post(Arrays.copyOf(frame, frame.length - 1), Client.NDJSON, "zstd"), 400, "unreadable-body");
    }

    @Test
    void a_window_of_zstd_above_8_mib_is_refused_by_its_name() {
        byte[] window16 = {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 0, 0x70, 1, 0, 0};

        Client.Answer answer = post(window16, Client.NDJSON, "zstd");

        assertProblem(answer, 413, "body-too-large");
        assertThat(answer.json().path("detail").asText()).contains("window", "8 MiB");
    }

    @Test
    void a_body_that_is_not_what_its_headers_say_is_refused_as_a_whole() {
        byte[] line = interaction(id()).getBytes(UTF_8);

        byte[] tail = Arrays.copyOf(Client.gzip(line), Client.gzip(line).length + 3);

        assertProblem(post(line, Client.NDJSON, "gzip"), 400, "unreadable-body");
        assertProblem(post(tail, Client.NDJSON, "gzip"), 400, "unreadable-body");
        assertProblem(post(line, Client.NDJSON, "zstd"), 400, "unreadable-body");
        assertProblem(post(line, Client.NDJSON, "br"), 415, "unsupported-media-type");
        assertProblem(post(line, Client.NDJSON + "; charset=utf-16", "identity"), 415, "unsupported-media-type");
        assertProblem(post(line, "text/csv", "identity"), 415, "unsupported-media-type");
        assertProblem(client.post("/v1/interactions", line, Map.of()), 415, "unsupported-media-type");
        assertProblem(post("[{}".getBytes(UTF_8), "application/json", "identity"), 400, "unreadable-body");
        assertProblem(post(new byte[0], "application/json", "identity"), 400, "unreadable-body");
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(joined::writeBytes);
        return joined.toByteArray();
    }

    private Client.Answer post(byte[] body, String type, String encoding) {
        return client.post("/v1/interactions", body, Map.of("Content-Type", type, "Content-Encoding", encoding));
    }

    private static void assertProblem(Client.Answer answer, int status, String name) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.type()).hasValue("application/problem+json");
        assertThat(answer.json().path("type").asText()).endsWith("/" + name);
    }
}
