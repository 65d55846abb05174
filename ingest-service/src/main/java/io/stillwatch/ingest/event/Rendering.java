package io.stillwatch.ingest.event;

import com.fasterxml.jackson.core.JsonGenerator;
import io.stillwatch.ingest.fingerprint.Content;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes {@code interaction-recorded.v1} field by field: half the time of data binding, and every interaction passes here. */
final class Rendering {
    private final JsonGenerator json;

    Rendering(JsonGenerator json) {
        this.json = json;
    }

    void write(InteractionRecorded event) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", event.id());
        json.writeStringField("time", event.time().toString());
        json.writeStringField("account", event.account());
        text("endUser", event.endUser());
        text("credential", event.credential());
        text("conversation", event.conversation());
        text("source", event.source());
        text("operation", event.operation());
        json.writeStringField("model", event.model());
        text("finishReason", event.finishReason());
        number("status", event.status());
        text("reasoningReference", event.reasoningReference());
        usage(event.usage());
        parameters(event.parameters());
        client(event.client());
        content(event.content());
        json.writeNumberField("keyEpoch", event.keyEpoch());
        previous(event.previous());
        json.writeEndObject();
    }

    private void previous(InteractionRecorded.@Nullable Previous previous) throws IOException {
        if (previous != null) {
            json.writeObjectFieldStart("previous");
            json.writeNumberField("keyEpoch", previous.keyEpoch());
            text("credential", previous.credential());
            text("conversation", previous.conversation());
            text("reasoningReference", previous.reasoningReference());
            client(previous.client());
            content(previous.content());
            json.writeEndObject();
        }
    }

    private void usage(InteractionRecorded.@Nullable Usage usage) throws IOException {
        if (usage != null) {
            json.writeObjectFieldStart("usage");
            number("inputTokens", usage.inputTokens());
            number("outputTokens", usage.outputTokens());
            number("reasoningTokens", usage.reasoningTokens());
            number("cachedTokens", usage.cachedTokens());
            json.writeEndObject();
        }
    }

    private void parameters(InteractionRecorded.@Nullable Parameters parameters) throws IOException {
        if (parameters != null) {
            json.writeObjectFieldStart("parameters");
            if (parameters.temperature() != null) {
                json.writeNumberField("temperature", parameters.temperature());
            }
            number("maxTokens", parameters.maxTokens());
            number("choices", parameters.choices());
            flag("logprobs", parameters.logprobs());
            number("tools", parameters.tools());
            flag("stream", parameters.stream());
            json.writeEndObject();
        }
    }

    private void client(InteractionRecorded.@Nullable Client client) throws IOException {
        if (client != null) {
            json.writeObjectFieldStart("client");
            text("address", client.address());
            text("network", client.network());
            if (client.asn() != null) {
                json.writeNumberField("asn", client.asn());
            }
            text("stack", client.stack());
            if (client.kinds() != null) {
                tags("kinds", client.kinds());
            }
            text("enrichment", client.enrichment());
            json.writeEndObject();
        }
    }

    private void content(@Nullable Content content) throws IOException {
        if (content != null) {
            json.writeObjectFieldStart("content");
            json.writeNumberField("characters", content.characters());
            json.writeNumberField("tokens", content.tokens());
            json.writeNumberField("turn", content.turn());
            json.writeStringField("script", content.script());
            json.writeNumberField("codeFences", content.codeFences());
            json.writeNumberField("formulas", content.formulas());
            json.writeStringField("digest", content.digest());
            tags("shingles", content.shingles());
            tags("exact", content.exact());
            text("systemDigest", content.systemDigest());
            tags("systemShingles", content.systemShingles());
            json.writeEndObject();
        }
    }

    private void tags(String name, List<String> tags) throws IOException {
        json.writeArrayFieldStart(name);
        for (String tag : tags) {
            json.writeString(tag);
        }
        json.writeEndArray();
    }

    private void text(String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }

    private void number(String name, @Nullable Integer value) throws IOException {
        if (value != null) {
            json.writeNumberField(name, value);
        }
    }

    private void flag(String name, @Nullable Boolean value) throws IOException {
        if (value != null) {
            json.writeBooleanField(name, value);
        }
    }
}
