package io.stillwatch.simulator.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HostileRequestsTest {
    @Test
    void the_same_seed_gives_the_same_requests_and_another_one_others() {
        assertThat(some(1)).isEqualTo(some(1)).isNotEqualTo(some(2));
    }

    @Test
    void every_kind_comes_up() {
        assertThat(Stream.generate(new HostileRequests(1)::next).limit(12_000).map(HostileRequest::what))
                .contains(
                        "damaged lines",
                        "damaged array",
                        "noise",
                        "wrong headers",
                        HostileRequests.GIGANTIC_HEADER,
                        "damaged gzip",
                        "damaged zstd",
                        "damaged OTLP/JSON",
                        "damaged OTLP/protobuf",
                        "gzip bomb",
                        "zstd bomb",
                        "gzip of empty members",
                        "prompt that grows",
                        "deep array");
    }

    private static List<String> some(long seed) {
        return Stream.generate(new HostileRequests(seed)::next)
                .limit(200)
                .map(request -> request.what() + request.path() + request.headers() + Arrays.hashCode(request.body()))
                .toList();
    }
}
