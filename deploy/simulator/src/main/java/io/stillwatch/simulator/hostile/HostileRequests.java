package io.stillwatch.simulator.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/** An endless supply of hostile requests to ingest; the same seed gives the same ones. One in a hundred is a bomb or another giant. */
public final class HostileRequests {
    /** What the only requests are called on which a server may hang up. */
    public static final String GIGANTIC_HEADER = "gigantic header";

    private static final List<String> RECORDS = List.of("/v1/interactions", "/v1/accounts");
    private static final List<String> TELEMETRY = List.of("/v1/traces", "/v1/logs");
    private static final List<String> TYPES = List.of(
            "application/x-ndjson",
            "application/json",
            "application/x-protobuf",
            "application/json; charset=utf-16",
            "application/json;;;",
            "text/plain",
            "*/*",
            "",
            ";",
            "application",
            "application/",
            "/json",
            "a/b/c",
            "application/json, text/plain",
            "a/b;c=\"");
    private static final List<String> ENCODINGS =
            List.of("gzip", "zstd", "br", "identity", "gzip, gzip", "GZIP ", "deflate", "\"");
    private static final int GIANTS_IN_A_HUNDRED = 1;

    private final Random random;
    private final Damage damage;
    private final Giants giants;
    private final List<Supplier<HostileRequest>> kinds;

    public HostileRequests(long seed) {
        this.random = new Random(seed);
        this.damage = new Damage(random);
        this.giants = new Giants(random);
        this.kinds = List.of(
                this::damagedLines,
                this::damagedArray,
                this::noise,
                this::wrongHeaders,
                this::damagedGzip,
                this::damagedZstd,
                this::damagedTelemetryInJson,
                this::damagedTelemetryInProtobuf);
    }

    /** The next of them. */
    public HostileRequest next() {
        return random.nextInt(100) < GIANTS_IN_A_HUNDRED
                ? giants.next()
                : kinds.get(random.nextInt(kinds.size())).get();
    }

    private HostileRequest damagedLines() {
        StringBuilder lines = new StringBuilder();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            lines.append(damage.text(Honest.line(random))).append(random.nextInt(5) == 0 ? "\r\n\n" : "\n");
        }
        return request("damaged lines", any(RECORDS), "application/x-ndjson", bytes(lines.toString()));
    }

    private HostileRequest damagedArray() {
        String array = "[" + Honest.line(random) + "," + Honest.line(random) + "]";
        return request("damaged array", any(RECORDS), "application/json", bytes(damage.text(array)));
    }

    private HostileRequest noise() {
        byte[] noise = new byte[random.nextInt(300)];
        random.nextBytes(noise);
        boolean records = random.nextBoolean();
        String type = records ? TYPES.get(random.nextInt(2)) : TYPES.get(1 + random.nextInt(2));
        return request("noise", any(records ? RECORDS : TELEMETRY), type, noise);
    }

    private HostileRequest wrongHeaders() {
        Map<String, String> headers = new HashMap<>();
        headers.put("Content-Type", any(TYPES));
        if (random.nextBoolean()) {
            headers.put("Content-Encoding", any(ENCODINGS));
        }
        headers.put("Accept", any(TYPES));
        boolean gigantic = random.nextInt(50) == 0;
        headers.put("X-Filler", "x".repeat(gigantic ? 100_000 : 10));
        String path = any(random.nextBoolean() ? RECORDS : TELEMETRY);
        return new HostileRequest(
                gigantic ? GIGANTIC_HEADER : "wrong headers",
                path,
                headers,
                again(headers),
                bytes(Honest.line(random)));
    }

    /** Mostly none. */
    private Map<String, String> again(Map<String, String> headers) {
        return switch (random.nextInt(4)) {
            case 0 -> Map.of("Content-Type", any(TYPES));
            case 1 -> Map.copyOf(headers);
            default -> Map.of();
        };
    }

    private HostileRequest damagedGzip() {
        byte[] packed = damage.bytes(Packing.gzip(bytes(Honest.line(random))));
        return packed("damaged gzip", any(RECORDS), "application/x-ndjson", "gzip", packed);
    }

    private HostileRequest damagedZstd() {
        byte[] packed = damage.bytes(Packing.zstd(bytes(Honest.line(random))));
        return packed("damaged zstd", any(RECORDS), "application/x-ndjson", "zstd", packed);
    }

    private HostileRequest damagedTelemetryInJson() {
        boolean traces = random.nextBoolean();
        String json = traces ? Honest.spans(random) : Honest.events(random);
        return request(
                "damaged OTLP/JSON", TELEMETRY.get(traces ? 0 : 1), "application/json", bytes(damage.text(json)));
    }

    private HostileRequest damagedTelemetryInProtobuf() {
        byte[] request = damage.bytes(Honest.spansInProtobuf(random));
        return request("damaged OTLP/protobuf", any(TELEMETRY), "application/x-protobuf", request);
    }

    private String any(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    static HostileRequest request(String what, String path, String type, byte[] body) {
        return new HostileRequest(what, path, Map.of("Content-Type", type), body);
    }

    static HostileRequest packed(String what, String path, String type, String encoding, byte[] body) {
        return new HostileRequest(what, path, Map.of("Content-Type", type, "Content-Encoding", encoding), body);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
