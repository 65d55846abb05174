package io.stillwatch.simulator.hostile;

import static io.stillwatch.simulator.hostile.HostileRequests.packed;
import static io.stillwatch.simulator.hostile.HostileRequests.request;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Little that becomes much: bombs, depths, floods of empty things. */
final class Giants {
    private static final String INTERACTIONS = "/v1/interactions";
    private static final String TRACES = "/v1/traces";
    private static final String NDJSON = "application/x-ndjson";
    private static final String JSON = "application/json";
    private static final String PROTOBUF = "application/x-protobuf";
    private static final int DEEP = 10_000;
    private static final int PROMPT = 262_144;
    private static final int MANY = 100_001;

    private final Random random;
    private final List<Supplier<HostileRequest>> kinds;

    Giants(Random random) {
        this.random = random;
        byte[] gzipBomb = Packing.gzip(new byte[20_000_000]);
        byte[] zstdBomb = Packing.zstdBomb(160);
        byte[] emptyMembers = Packing.gzipOfNothing(40_000);
        this.kinds = List.of(
                () -> packed("gzip bomb", INTERACTIONS, any(NDJSON, JSON), "gzip", gzipBomb),
                () -> packed("zstd bomb", INTERACTIONS, any(NDJSON, JSON), "zstd", zstdBomb),
                () -> packed("gzip bomb in OTLP", TRACES, any(PROTOBUF, JSON), "gzip", gzipBomb),
                () -> packed("zstd bomb in OTLP", TRACES, any(PROTOBUF, JSON), "zstd", zstdBomb),
                () -> packed("gzip of empty members", INTERACTIONS, any(NDJSON, JSON), "gzip", emptyMembers),
                () -> packed("gzip of empty members in OTLP", TRACES, any(PROTOBUF, JSON), "gzip", emptyMembers),
                () -> request("deep array", any(INTERACTIONS, TRACES), JSON, repeated("[", DEEP)),
                () -> request("deep object", any(INTERACTIONS, TRACES), JSON, repeated("{\"a\":", DEEP)),
                () -> request("deep value in OTLP", TRACES, PROTOBUF, deepValue()),
                () -> request("lines of nothing", INTERACTIONS, NDJSON, repeated("\n", MANY)),
                () -> request("prompt that grows", INTERACTIONS, NDJSON, prompt(any("\uFDFA", "\u3316"))),
                () -> request("lines of little", INTERACTIONS, NDJSON, repeated("1\n", DEEP)),
                () -> request("one endless line", INTERACTIONS, NDJSON, repeated("x", MANY * 30)),
                () -> request("array of commas", INTERACTIONS, JSON, ("[" + ",".repeat(DEEP) + "]").getBytes(UTF_8)),
                () -> request("flood of empty spans", TRACES, PROTOBUF, flood()),
                () -> request("flood of empty values", TRACES, JSON, floodInJson()));
    }

    HostileRequest next() {
        return kinds.get(random.nextInt(kinds.size())).get();
    }

    private String any(String one, String other) {
        return random.nextBoolean() ? one : other;
    }

    /** Characters that each become several where compatibility forms are unified. */
    private byte[] prompt(String character) {
        return Honest.line(random)
                .replace("Write 3 lines about the sea, in verse", character.repeat(PROMPT))
                .getBytes(UTF_8);
    }

    /** A list in a list in a list, as the value of an attribute. */
    private static byte[] deepValue() {
        byte[] value = Wire.field(1, new byte[0]);
        for (int depth = 0; depth < 500; depth++) {
            value = Wire.field(5, Wire.field(1, value));
        }
        byte[] attribute = Wire.field(9, Wire.joined(Wire.field(1, "a".getBytes(UTF_8)), Wire.field(2, value)));
        return Wire.field(1, Wire.field(2, Wire.field(2, attribute)));
    }

    private static byte[] flood() {
        return Wire.field(1, Wire.field(2, repeated("\u0012\0", MANY)));
    }

    private static byte[] floodInJson() {
        return ("{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[" + "{},".repeat(MANY) + "{}]}]}]}").getBytes(UTF_8);
    }

    private static byte[] repeated(String text, int times) {
        return text.repeat(times).getBytes(UTF_8);
    }
}
