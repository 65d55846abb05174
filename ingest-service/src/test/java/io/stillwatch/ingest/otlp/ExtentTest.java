package io.stillwatch.ingest.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.CodedInputStream;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ExtentTest {
    @Test
    void a_text_takes_a_few_times_its_length() throws IOException {
        Span.Builder span =
                Span.newBuilder().addAttributes(attribute(AnyValue.newBuilder().setStringValue("x".repeat(10_000))));

        assertThat(extent(span).bytes()).isBetween(40_000L, 41_000L);
    }

    @Test
    void an_empty_value_takes_much_more_than_its_two_bytes() throws IOException {
        Span.Builder span = Span.newBuilder();
        for (int i = 0; i < 1_000; i++) {
            span.addAttributes(KeyValue.getDefaultInstance());
        }

        assertThat(span.build().getSerializedSize()).isEqualTo(2_000);
        assertThat(extent(span).values()).isEqualTo(1_000);
        assertThat(extent(span).bytes()).isEqualTo(128_000);
    }

    @Test
    void values_in_lists_and_in_events_count() throws IOException {
        AnyValue.Builder list = AnyValue.newBuilder();
        list.getArrayValueBuilder().addValuesBuilder().setIntValue(7);
        Span.Builder span = Span.newBuilder().addEvents(Span.Event.newBuilder().addAttributes(attribute(list)));

        assertThat(extent(span).values()).isEqualTo(7);
    }

    @Test
    void what_is_nested_without_end_is_no_message() {
        AnyValue.Builder nested = AnyValue.newBuilder();
        for (int i = 0; i < 300; i++) {
            AnyValue.Builder outer = AnyValue.newBuilder();
            outer.getArrayValueBuilder().addValues(nested);
            nested = outer;
        }
        Span.Builder span = Span.newBuilder().addAttributes(attribute(nested));

        assertThatThrownBy(() -> extent(span)).isInstanceOf(IOException.class);
    }

    private static KeyValue.Builder attribute(AnyValue.Builder value) {
        return KeyValue.newBuilder().setKey("k").setValue(value);
    }

    private static Extent extent(Span.Builder span) throws IOException {
        return Extent.of(CodedInputStream.newInstance(span.build().toByteArray()), Span.getDescriptor());
    }
}
