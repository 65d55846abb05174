package io.stillwatch.ingest;

import static io.stillwatch.ingest.Spans.PROTOBUF;
import static io.stillwatch.ingest.Spans.TRACES;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A sender that captures no content looks like success everywhere but here. */
@IngestTest
class MissingContentTest {
    private final Client client = Client.whenReady();

    @Test
    void missing_content_is_said_loudly_by_answer_and_metric() throws InvalidProtocolBufferException {
        Client.Raw answer = client.raw(TRACES, Spans.request(Spans.call("acct_1")), Map.of("Content-Type", PROTOBUF));

        var partial = ExportTraceServiceResponse.parseFrom(answer.body()).getPartialSuccess();
        assertThat(partial.getRejectedSpans()).isZero();
        assertThat(partial.getErrorMessage()).startsWith("CONTENT IS MISSING in 1 of 1 model calls");
        assertThat(client.metrics())
                .contains("stillwatch_ingest_otlp_calls_total{content=\"missing\",signal=\"traces\"");
    }

    @Test
    void content_is_missing_where_messages_have_no_text() throws InvalidProtocolBufferException {
        String noMessages = "[]";
        String aPicture = "[{\"role\":\"user\",\"parts\":[{\"type\":\"blob\",\"content\":\"AAAA\"}]}]";

        Client.Raw answer = client.raw(
                TRACES,
                Spans.request(
                        Spans.call("acct_1").addAttributes(Spans.text("gen_ai.input.messages", noMessages)),
                        Spans.call("acct_1").addAttributes(Spans.text("gen_ai.input.messages", aPicture)),
                        Spans.call("acct_1").addAttributes(Spans.text("gen_ai.system_instructions", "be kind")),
                        Spans.call("acct_1").addAttributes(Spans.text("gen_ai.prompt", "hello"))),
                Map.of("Content-Type", PROTOBUF));

        assertThat(ExportTraceServiceResponse.parseFrom(answer.body())
                        .getPartialSuccess()
                        .getErrorMessage())
                .startsWith("CONTENT IS MISSING in 3 of 4 model calls");
    }
}
