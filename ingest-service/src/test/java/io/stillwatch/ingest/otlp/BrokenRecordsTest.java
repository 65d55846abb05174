package io.stillwatch.ingest.otlp;

import static io.stillwatch.ingest.otlp.Gateway.calls;
import static io.stillwatch.ingest.otlp.Gateway.json;
import static io.stillwatch.ingest.otlp.Gateway.object;
import static io.stillwatch.ingest.otlp.Gateway.protobuf;
import static io.stillwatch.ingest.otlp.Gateway.span;
import static io.stillwatch.ingest.otlp.Gateway.text;
import static io.stillwatch.ingest.otlp.Gateway.traces;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.stillwatch.eventsourcing.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong within a record costs that record at most, and what would hide records refuses the request. */
class BrokenRecordsTest {
    private static final String GOOD =
            "{\"attributes\":[{\"key\":\"gen_ai.operation.name\",\"value\":{\"stringValue\":\"chat\"}},"
                    + "{\"key\":\"x\",\"value\":%s}]}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s%s",
                "%s}}junk",
                "{\"resourceSpans\":[],\"resourceSpans\":[]}",
                "{\"resourceSpans\":[{\"scopeSpans\":[],\"scopeSpans\":[]}]}",
                "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[],\"spans\":[]}]}]}",
                "{\"resourceSpans\":[{\"resource\":{},\"scopeSpans\":[],\"resource\":{}}]}",
                "{\"resourceSpans\":7}",
                "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{}"
            })
    void what_would_hide_records_refuses_the_request(String form) {
        String whole = spans(GOOD.formatted("{}"));

        assertThatThrownBy(() -> json(form.formatted(whole, whole)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().status()).isEqualTo(400));
    }

    @Test
    void names_that_nobody_knows_and_empty_lists_hide_nothing() {
        Body body = json("{\"a\":[{}],\"a\":1,\"resourceSpans\":[null,{\"scopeSpans\":null},{\"scopeSpans\":[null,"
                + "{\"x\":{},\"spans\":[null," + GOOD.formatted("{}") + "]}],\"resource\":null}]}");

        assertThat(body.size()).isEqualTo(2);
        assertThat(body.part(0)).isInstanceOf(Body.Part.Broken.class);
        assertThat(body.part(1)).isInstanceOf(Body.Part.Whole.class);
    }

    @Test
    void a_resource_counts_for_its_records_wherever_it_stands() {
        Body body = json("{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[" + GOOD.formatted("{}")
                + "]}],\"resource\":{\"attributes\":[{\"key\":\"tenant\",\"value\":{\"stringValue\":\"acct_1\"}}]}}]}");

        assertThat(calls(Signal.TRACES, body).getFirst().path("account").asText())
                .isEqualTo("acct_1");
    }

    @Test
    void what_is_nested_deeply_in_json_is_read_and_what_is_nested_without_end_costs_its_record() {
        Body body = json(spans(GOOD.formatted(nested(30)), GOOD.formatted(nested(5_000)), GOOD.formatted("{}")));

        assertThat(body.part(0)).isInstanceOf(Body.Part.Whole.class);
        assertThat(body.part(1)).isInstanceOf(Body.Part.Broken.class);
        assertThat(body.part(2)).isInstanceOf(Body.Part.Whole.class);
    }

    @Test
    void too_long_a_text_a_field_said_twice_and_too_many_values_cost_their_record_in_json() {
        String field = "{\"name\":\"a\",\"name\":\"b\"}";
        String text = GOOD.formatted("{\"stringValue\":\"" + "x".repeat(2 * 1024 * 1024 + 1) + "\"}");
        String values = GOOD.formatted("{\"arrayValue\":{\"values\":[" + "{},".repeat(100_000) + "{}]}}");

        Body body = json(spans(field, text, values, GOOD.formatted("{}")));

        for (int place = 0; place < 3; place++) {
            assertThat(body.part(place)).isInstanceOf(Body.Part.Broken.class);
        }
        assertThat(body.part(3)).isInstanceOf(Body.Part.Whole.class);
    }

    @Test
    void what_is_no_utf_8_is_replaced() {
        String letters = "u\u00FF\u00C3";
        byte[] bytes = spans(GOOD.formatted("{}")
                        .replace("chat", "chat\"}},{\"key\":\"user.id\",\"value\":{\"stringValue\":\"" + letters))
                .getBytes(ISO_8859_1);
        Body inJson = new JsonBody(Signal.TRACES, bytes, bytes.length, _ -> {});
        byte[] request = ExportTraceServiceRequest.newBuilder()
                .addResourceSpans(ResourceSpans.newBuilder()
                        .setResource(Gateway.resource().toBuilder().addAttributes(text("other", "bad#")))
                        .addScopeSpans(ScopeSpans.newBuilder()
                                .addSpans(span(text("gen_ai.operation.name", "chat"), text("user.id", "bad#")))))
                .build()
                .toByteArray();
        for (int at = 0; at < request.length; at++) {
            request[at] = request[at] == '#' ? (byte) 0xFF : request[at];
        }

        assertThat(calls(Signal.TRACES, inJson).getFirst().path("endUser").asText())
                .isEqualTo("u??");
        assertThat(calls(Signal.TRACES, protobuf(Signal.TRACES, request)))
                .singleElement()
                .satisfies(call -> assertThat(call.path("endUser").asText()).isEqualTo("bad?"))
                .satisfies(call -> assertThat(call.path("account").asText()).isEqualTo("acct of the resource"));
    }

    @Test
    void what_is_nested_deeply_in_protobuf_is_read_and_what_is_nested_without_end_costs_its_record() {
        assertThat(traces(span(attribute(45))).part(0)).isInstanceOf(Body.Part.Whole.class);
        assertThat(traces(span(attribute(200))).part(0)).isInstanceOf(Body.Part.Broken.class);
    }

    @Test
    void a_resource_that_cannot_be_read_costs_its_own_records() {
        Body body = json("{\"resourceSpans\":[{\"resource\":{\"attributes\":[{\"key\":\"x\",\"value\":" + nested(5_000)
                + "}]},\"scopeSpans\":[{\"spans\":[" + GOOD.formatted("{}") + "]}]},"
                + spans(GOOD.formatted("{}")).substring("{\"resourceSpans\":[".length()));

        assertThat(body.part(0)).isEqualTo(new Body.Part.Broken("belongs to a resource that can't be read"));
        assertThat(body.part(1)).isInstanceOf(Body.Part.Whole.class);
    }

    /** Each is two bytes: the limit of the body does not hold them. */
    @Test
    void a_request_of_more_records_than_it_may_have_is_refused_as_a_whole() {
        ScopeSpans.Builder most = ScopeSpans.newBuilder();
        for (int record = 0; record < 100_000; record++) {
            most.addSpans(Span.getDefaultInstance());
        }

        assertThat(protobuf(Signal.TRACES, request(most)).size()).isEqualTo(100_000);
        most.addSpans(Span.getDefaultInstance());
        assertThatThrownBy(() -> protobuf(Signal.TRACES, request(most)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().status()).isEqualTo(413));
    }

    @Test
    void a_record_that_is_too_long_in_protobuf_costs_itself() {
        ScopeSpans.Builder spans = ScopeSpans.newBuilder()
                .addSpans(span(text("x", "x".repeat(2 * 1024 * 1024))))
                .addSpans(span(text("x", "x".repeat(2 * 1024 * 1024 - 1024))));
        Body body = protobuf(Signal.TRACES, request(spans));

        assertThat(body.part(0)).isEqualTo(new Body.Part.Broken("is longer than 2097152 bytes"));
        assertThat(body.part(1)).isInstanceOf(Body.Part.Whole.class);
    }

    /** As protobuf has it of every field that stands once and comes twice. */
    @Test
    void of_two_resources_in_protobuf_the_last_one_holds() {
        ByteString first = ResourceSpans.newBuilder()
                .setResource(Resource.newBuilder().addAttributes(text("tenant", "first")))
                .build()
                .toByteString();
        ByteString last = ResourceSpans.newBuilder()
                .setResource(Resource.newBuilder().addAttributes(text("tenant", "last")))
                .addScopeSpans(ScopeSpans.newBuilder().addSpans(span(text("gen_ai.operation.name", "chat"))))
                .build()
                .toByteString();
        byte[] request = UnknownFieldSet.newBuilder()
                .addField(
                        1,
                        UnknownFieldSet.Field.newBuilder()
                                .addLengthDelimited(first.concat(last))
                                .build())
                .build()
                .toByteArray();

        assertThat(calls(Signal.TRACES, protobuf(Signal.TRACES, request)))
                .singleElement()
                .satisfies(call -> assertThat(call.path("account").asText()).isEqualTo("last"));
    }

    /** CESU-8, as some databases and older runtimes write what lies beyond U+FFFF. */
    @Test
    void half_of_a_pair_is_no_character() {
        byte[] bytes = {
            'a',
            (byte) 0xED,
            (byte) 0xA0,
            (byte) 0xBD,
            (byte) 0xED,
            (byte) 0xB8,
            (byte) 0x80,
            (byte) 0xED,
            (byte) 0x9F,
            (byte) 0xBF
        };

        Utf8.repair(bytes, 0, bytes.length);

        assertThat(new String(bytes, UTF_8)).isEqualTo("a??????\uD7FF");
    }

    private static byte[] request(ScopeSpans.Builder spans) {
        return ExportTraceServiceRequest.newBuilder()
                .addResourceSpans(ResourceSpans.newBuilder().addScopeSpans(spans))
                .build()
                .toByteArray();
    }

    private static String spans(String... spans) {
        return "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[" + String.join(",", spans) + "]}]}]}";
    }

    private static String nested(int levels) {
        return "{\"kvlistValue\":{\"values\":[{\"key\":\"k\",\"value\":".repeat(levels) + "{}" + "}]}}".repeat(levels);
    }

    private static KeyValue attribute(int levels) {
        AnyValue nested = AnyValue.getDefaultInstance();
        for (int level = 0; level < levels; level++) {
            nested = object(KeyValue.newBuilder().setKey("k").setValue(nested).build());
        }
        return KeyValue.newBuilder().setKey("x").setValue(nested).build();
    }
}
