package io.stillwatch.simulator;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One request to a model and its outcome, with the field names that ingest accepts; absent fields are left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Interaction(
        String id,
        Instant time,
        String account,
        @Nullable String endUser,
        String credential,
        String conversation,
        String source,
        String operation,
        String model,
        Input input,
        @Nullable String finishReason,
        @Nullable String reasoningReference,
        Usage usage,
        Parameters parameters,
        Client client,
        int status) {

    /** The sender as the ground truth names it: the account or, behind an aggregator, {@code account/endUser}. */
    public String principal() {
        return endUser == null ? account : account + "/" + endUser;
    }

    /** What was asked: {@code messages} stand in place of {@code prompt}, never beside it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Input(
            @Nullable String system,
            @Nullable String prompt,
            @Nullable List<Message> messages) {
        public static Input prompt(String prompt) {
            return new Input(null, prompt, null);
        }

        public static Input prompt(String system, String prompt) {
            return new Input(system, prompt, null);
        }

        public static Input messages(String system, Message... messages) {
            return new Input(system, null, List.of(messages));
        }

        /** Everything in it that a person or a program wrote for this request, the system prompt left out. */
        public String text() {
            if (prompt != null) {
                return prompt;
            }
            var text = new StringBuilder();
            for (var message : messages == null ? List.<Message>of() : messages) {
                text.append(text.isEmpty() ? "" : "\n").append(message.content());
            }
            return text.toString();
        }
    }

    /** {@code role} is user, assistant or tool. */
    public record Message(String role, String content) {}

    /** Tokens. */
    public record Usage(int inputTokens, int outputTokens, int reasoningTokens, int cachedTokens) {}

    public record Parameters(
            double temperature, int maxTokens, int choices, boolean logprobs, int tools, boolean stream) {}

    public record Client(String address, long asn, String userAgent, String ja4) {}
}
