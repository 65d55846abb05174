package io.stillwatch.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** OTLP/HTTP: a body that will never be taken is answered with what is wrong with it, and counted. */
@IngestTest
class BadDataTest {
    private static final byte[] BAD = "no message".getBytes(UTF_8);
    private static final String TYPE = "type.googleapis.com/google.rpc.BadRequest";

    private final Client client = Client.whenReady();

    @Test
    void details_of_the_status_hold_a_bad_request_in_json() {
        Client.Raw answer = client.raw("/v1/traces", BAD, Map.of("Content-Type", "application/json"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(client.metrics())
                .containsPattern("stillwatch_ingest_otlp_refused_total\\{[^}]*status=\"400\"[^}]*} [1-9]");
        assertThat(answer.json().at("/details/0/@type").asText()).isEqualTo(TYPE);
        assertThat(answer.json().at("/details/0/fieldViolations/0/field").asText())
                .isEqualTo("body");
        assertThat(answer.json().at("/details/0/fieldViolations/0/description").asText())
                .isEqualTo(answer.json().path("message").asText())
                .isNotBlank();
    }

    @Test
    void details_of_the_status_hold_a_bad_request_in_protobuf() throws InvalidProtocolBufferException {
        byte[] status = client.raw("/v1/logs", BAD, Map.of("Content-Type", "application/x-protobuf"))
                .body();

        Any details = Any.parseFrom(only(status, 3));
        byte[] violation = only(details.getValue().toByteArray(), 1).toByteArray();
        assertThat(details.getTypeUrl()).isEqualTo(TYPE);
        assertThat(only(violation, 1).toStringUtf8()).isEqualTo("body");
        assertThat(only(violation, 2)).isEqualTo(only(status, 2));
    }

    @Test
    void who_may_not_send_has_sent_nothing_bad() {
        Client.Raw answer =
                client.raw("/v1/traces", BAD, Map.of("Content-Type", "application/json", "Authorization", "Bearer x"));

        assertThat(answer.json().has("details")).isFalse();
    }

    /** Exporters take these as final too: whoever sends with a token that has expired loses all it sends. */
    @Test
    void what_is_refused_for_its_token_is_counted_like_what_is_bad() {
        String tooLittle = "Bearer " + Client.token("analyst");

        client.raw("/v1/traces", BAD, Map.of("Content-Type", "application/json", "Authorization", "Bearer x.y.z"));
        client.raw("/v1/logs", BAD, Map.of("Content-Type", "application/x-protobuf", "Authorization", tooLittle));

        assertThat(client.metrics())
                .containsPattern("stillwatch_ingest_otlp_refused_total\\{[^}]*status=\"401\"[^}]*} [1-9]")
                .containsPattern("stillwatch_ingest_otlp_refused_total\\{[^}]*status=\"403\"[^}]*} [1-9]");
    }

    private static ByteString only(byte[] message, int field) throws InvalidProtocolBufferException {
        List<ByteString> found =
                UnknownFieldSet.parseFrom(message).getField(field).getLengthDelimitedList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }
}
