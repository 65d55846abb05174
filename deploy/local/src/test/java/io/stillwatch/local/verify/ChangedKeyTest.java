package io.stillwatch.local.verify;

import static io.stillwatch.local.verify.Writer.STREAM;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stillwatch.local.verify.Verdict.Broken;
import io.stillwatch.local.verify.Verdict.Holds;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A line stays canonical when a key of it is called otherwise, is left out or says something of another kind; it is named all the same. */
class ChangedKeyTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ENFORCEMENT = "enf_00f3a1b2c4d5e6f7";
    private static final String SECRET = "thirty-two-letters-that-open-all";
    private static final Writer WRITER = new Writer();
    private static final String BUNDLE = everyKind(WRITER).signed();

    /** A bundle with a line of each kind there is. */
    private static Writer everyKind(Writer writer) {
        return writer.event("case-opened", "{\"campaign\":\"cmp_00f3a1b2c4d5e6f7\"}")
                .event("finding-recorded", """
                        {"finding":{"tick":7,"watermark":"2026-04-22T10:00:00Z","policyVersion":"p1","baselineVersion":"b1",
                        "memberCount":1,"interactions":90,"severity":"high","members":{"id":"%s/1","added":1,"left":0,"digest":"%s"},
                        "evidence":[{"name":"n","family":"f","value":3,"baseline":1,"text":"t","contribution":2}]}}""".formatted(STREAM, Hashes.hex("acct_1\t\t2026-04-22T08:15:30Z\n-")))
                .add("""
                        {"kind":"finding","stream":"%s","sequence":2,"policyVersion":"p1","baselineVersion":"b1",
                        "observed":{"tick":7,"watermark":"2026-04-22T10:00:00Z",
                        "measurements":[{"name":"n","family":"f","value":3,"baseline":1,"text":"t"}]},
                        "inferred":{"alleged":"extraction campaign","memberCount":1,"interactions":90,"severity":"high",
                        "weights":[{"name":"n","contribution":2}]}}""".formatted(STREAM))
                .add("""
                        {"kind":"member","chunk":"%s/1","account":"acct_1","endUser":"","since":"2026-04-22T08:15:30Z","left":false}""".formatted(STREAM))
                .event("case-split", "{\"parts\":[\"case_10f3a1b2c4d5e6f7\"]}")
                .witnessed()
                .about(ENFORCEMENT)
                .event(
                        "enforcement-requested",
                        "{\"plan\":{\"items\":1,\"digest\":\"%s\"}}".formatted(Hashes.hex("acct_1\t")))
                .add("{\"kind\":\"item\",\"enforcement\":\"%s\",\"item\":0,\"account\":\"acct_1\",\"endUser\":\"\"}"
                        .formatted(ENFORCEMENT))
                .event(
                        "enforcement-items-acknowledged",
                        "{\"chunk\":1,\"applied\":1,\"refused\":0,\"lifted\":0,\"digest\":\"%s\"}"
                                .formatted(Hashes.hex("0\tapplied")))
                .add("{\"kind\":\"outcome\",\"enforcement\":\"%s\",\"chunk\":1,\"item\":0,\"outcome\":\"applied\"}"
                        .formatted(ENFORCEMENT))
                .add("""
                        {"kind":"absorbed","case":"case_20f3a1b2c4d5e6f7","into":"%s","time":"2026-04-22T11:00:00Z","sequence":4,"hash":"00"}""".formatted(STREAM))
                .add("{\"kind\":\"subject-key\",\"key\":\"%s\",\"secret\":\"%s\"}"
                        .formatted(Hashes.hex("stillwatch subject key\n" + SECRET), base64(SECRET)));
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    @Test
    void untouched_it_holds() {
        assertThat(BundleCheck.of(BUNDLE, WRITER.keys(), List.of())).isInstanceOf(Holds.class);
    }

    @Test
    void an_event_without_its_body_is_named_with_its_line() {
        assertThat(BundleCheck.of(BUNDLE.replaceFirst("\"body\"", "\"bodz\""), WRITER.keys(), List.of()))
                .isEqualTo(new Broken(3, "event 1 of %s was changed: its body is no object".formatted(STREAM)));
    }

    static Stream<BiConsumer<ObjectNode, String>> whatever_is_done_to_a_key_its_line_or_a_later_one_is_named() {
        return Stream.of(
                (around, key) -> around.set(key.substring(1) + "z", around.remove(key)),
                ObjectNode::remove,
                (around, key) -> around.putNull(key),
                (around, key) -> around.put(key, around.path(key).isTextual() ? 7 : -7.5),
                (around, key) -> around.put(key, !around.path(key).asBoolean()),
                (around, key) -> around.putObject(key).put("x", 1),
                (around, key) -> around.putArray(key).add("x"),
                (around, key) -> around.put(key, "x"));
    }

    @ParameterizedTest
    @MethodSource
    void whatever_is_done_to_a_key_its_line_or_a_later_one_is_named(BiConsumer<ObjectNode, String> change) {
        List<String> lines = BUNDLE.lines().toList();
        IntStream.range(0, lines.size())
                .forEach(at -> keys(lines.get(at)).forEach(path -> {
                    List<String> changed = new ArrayList<>(lines);
                    changed.set(at, changed(lines.get(at), path, change));

                    assertThat(BundleCheck.of(String.join("\n", changed) + "\n", WRITER.keys(), List.of()))
                            .as("%s in line %d", path, at + 1)
                            .isInstanceOfSatisfying(
                                    Broken.class,
                                    broken -> assertThat(broken.line()).isGreaterThan(at));
                }));
    }

    /** Each key of a line, those of what is inside it too, by the pointers (RFC 6901) to them. */
    private static List<String> keys(String line) {
        return keys(read(line), "").toList();
    }

    private static Stream<String> keys(JsonNode node, String path) {
        if (node.isArray()) {
            return IntStream.range(0, node.size()).boxed().flatMap(at -> keys(node.path(at), path + "/" + at));
        }
        return node.properties().stream()
                .flatMap(field -> Stream.concat(
                        Stream.of(path + "/" + field.getKey()), keys(field.getValue(), path + "/" + field.getKey())));
    }

    private static String changed(String line, String path, BiConsumer<ObjectNode, String> change) {
        JsonNode json = read(line);
        int last = path.lastIndexOf('/');
        change.accept((ObjectNode) json.at(path.substring(0, last)), path.substring(last + 1));
        return Line.canonical(json);
    }

    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
