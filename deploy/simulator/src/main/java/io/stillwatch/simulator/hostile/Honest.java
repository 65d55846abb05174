package io.stillwatch.simulator.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Random;

/** What an honest sender says, to be damaged. Its times are a few days old, its ids are drawn. */
final class Honest {
    private static final int ATTRIBUTES_OF_A_SPAN = 9;

    private static final String CONTENT = """
            ,{"key":"gen_ai.input.messages","value":{"stringValue":"[{\\"role\\":\\"user\\",\\"content\\":\\"hello\\"}]"}}""";
    private static final String BODY = """
            {"kvlistValue":{"values":[{"key":"role","value":{"stringValue":"user"}},{"key":"content","value":{"stringValue":"hello"}}]}}""";

    private Honest() {}

    static String line(Random random) {
        return """
                {"id":"h-%s","time":"%s","account":"acct_%d","endUser":"u_9","credential":"key_1","model":"m-4","status":200,\
                "input":{"system":"be kind","messages":[{"role":"user","content":"Write 3 lines about the sea, in verse"}]},\
                "usage":{"inputTokens":412,"outputTokens":1893},"parameters":{"temperature":1.0,"stream":true},\
                "client":{"address":"2001:db8::1","asn":64500,"userAgent":"agent/1"},"createdAt":"%s","kind":"direct"}""".formatted(hex(random, 8), time(), random.nextInt(50), time());
    }

    static String spans(Random random) {
        return """
                {"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"gateway"}}]},"scopeSpans":[{"spans":[\
                {"traceId":"%s","spanId":"%s","kind":3,"startTimeUnixNano":"%s","attributes":[%s],"events":[{"name":"e","attributes":[]}]}]}]}]}""".formatted(
                hex(random, 16), hex(random, 8), nanos(), random.nextBoolean() ? attributes() + CONTENT : attributes());
    }

    /** Of a whole call, or of one message. */
    static String events(Random random) {
        return """
                {"resourceLogs":[{"scopeLogs":[{"logRecords":[{"eventName":%s,"traceId":"%s","spanId":"%s","timeUnixNano":"%s"}]}]}]}""".formatted(
                        random.nextBoolean()
                                ? "\"gen_ai.client.inference.operation.details\",\"attributes\":[" + attributes()
                                        + CONTENT + "]"
                                : "\"gen_ai.user.message\",\"body\":" + BODY,
                        hex(random, 16),
                        hex(random, 8),
                        nanos());
    }

    static byte[] spansInProtobuf(Random random) {
        byte[] trace = new byte[16];
        byte[] span = new byte[8];
        random.nextBytes(trace);
        random.nextBytes(span);
        byte[] record = Wire.joined(
                Wire.field(1, trace),
                Wire.field(2, span),
                Wire.fixed64(7, Long.parseLong(nanos())),
                attribute("gen_ai.operation.name", "chat"),
                attribute("gen_ai.request.model", "m-4"),
                attribute("account.id", "acct_1"),
                attribute(
                        "gen_ai.input.messages",
                        "[{\"role\":\"user\",\"parts\":[{\"type\":\"text\",\"content\":\"hello\"}]}]"));
        return Wire.field(1, Wire.field(2, Wire.field(2, record)));
    }

    private static byte[] attribute(String key, String value) {
        return Wire.field(
                ATTRIBUTES_OF_A_SPAN,
                Wire.joined(Wire.field(1, key.getBytes(UTF_8)), Wire.field(2, Wire.field(1, value.getBytes(UTF_8)))));
    }

    private static String attributes() {
        return """
                {"key":"gen_ai.operation.name","value":{"stringValue":"chat"}},{"key":"gen_ai.request.model","value":{"stringValue":"m-4"}},\
                {"key":"account.id","value":{"stringValue":"acct_1"}},{"key":"gen_ai.usage.input_tokens","value":{"intValue":"412"}}""";
    }

    /** The same for a whole day, so that a seed gives the same requests. */
    private static Instant time() {
        return Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(3));
    }

    private static String nanos() {
        return Long.toString(time().toEpochMilli() * 1_000_000);
    }

    private static String hex(Random random, int bytes) {
        byte[] id = new byte[bytes];
        random.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}
