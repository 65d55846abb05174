package io.stillwatch.scoring.pipeline;

import static io.stillwatch.scoring.pipeline.Fields.account;
import static io.stillwatch.scoring.pipeline.Fields.endUser;
import static io.stillwatch.scoring.pipeline.Fields.required;
import static io.stillwatch.scoring.pipeline.Fields.text;
import static io.stillwatch.scoring.pipeline.Fields.time;

import io.stillwatch.scoring.engine.AccountFact;
import io.stillwatch.scoring.engine.Interaction;
import io.stillwatch.scoring.engine.Tag;
import io.stillwatch.scoring.engine.Tags;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Turns event bodies into what the engine reads. Throws {@link IllegalArgumentException}, with the field and without its value, where
 * one does not fit.
 */
final class Reading {

    private Reading() {}

    static Interaction interaction(InteractionBody body) {
        int epoch = required(body.keyEpoch(), "keyEpoch");
        return new Interaction(
                time(required(body.time(), "time")),
                account(body.account()),
                endUser(body.endUser(), body.account()),
                tag(body.conversation(), epoch, "conversation"),
                required(text(body.model(), "model"), "model"),
                usage(body.usage()),
                parameters(body.parameters()),
                client(body.client(), epoch),
                content(body.content(), epoch),
                earlier(body.previous()));
    }

    private static Interaction.@Nullable Earlier earlier(InteractionBody.@Nullable Previous previous) {
        if (previous == null) {
            return null;
        }
        int epoch = required(previous.keyEpoch(), "previous.keyEpoch");
        return new Interaction.Earlier(
                tag(previous.conversation(), epoch, "previous.conversation"),
                client(previous.client(), epoch),
                content(previous.content(), epoch));
    }

    static AccountFact fact(FactBody body) {
        return new AccountFact(
                account(body.account()),
                time(required(body.time(), "time")),
                body.createdAt() == null ? null : time(body.createdAt()),
                text(body.organization(), "organization"),
                body.verified(),
                oneOf(AccountFact.Kind.values(), body.kind()),
                oneOf(AccountFact.Status.values(), body.status()),
                tag(body.payment(), required(body.keyEpoch(), "keyEpoch"), "payment"),
                text(body.emailDomain(), "emailDomain"),
                text(body.program(), "program"),
                earlierPayment(body.previous()));
    }

    private static long earlierPayment(FactBody.@Nullable Previous previous) {
        return previous == null
                ? Tag.NONE
                : tag(previous.payment(), required(previous.keyEpoch(), "previous.keyEpoch"), "previous.payment");
    }

    static Arrival.Marker marker(MarkerBody body) {
        return new Arrival.Marker(
                Fields.tick(required(body.tick(), "tick"), "tick"),
                time(required(body.watermark(), "watermark")),
                Fields.lastPosition(required(body.position(), "position"), "position"));
    }

    private static Interaction.Usage usage(InteractionBody.@Nullable Usage usage) {
        return usage == null
                ? Interaction.Usage.NOT_STATED
                : new Interaction.Usage(
                        count(usage.inputTokens()), count(usage.outputTokens()), count(usage.reasoningTokens()));
    }

    private static Interaction.Parameters parameters(InteractionBody.@Nullable Parameters parameters) {
        return parameters == null
                ? Interaction.Parameters.NOT_STATED
                : new Interaction.Parameters(
                        count(parameters.maxTokens()), count(parameters.choices()), count(parameters.tools()));
    }

    private static Interaction.Client client(InteractionBody.@Nullable Client client, int epoch) {
        return client == null
                ? Interaction.Client.NOT_STATED
                : new Interaction.Client(
                        tag(client.address(), epoch, "client.address"),
                        tag(client.network(), epoch, "client.network"),
                        tag(client.stack(), epoch, "client.stack"));
    }

    private static Interaction.@Nullable Content content(InteractionBody.@Nullable Content content, int epoch) {
        return content == null
                ? null
                : new Interaction.Content(
                        count(required(content.turn(), "content.turn")),
                        count(required(content.tokens(), "content.tokens")),
                        tag(required(content.digest(), "content.digest"), epoch, "content.digest"),
                        tags(content.shingles(), epoch, "content.shingles"),
                        tags(content.exact(), epoch, "content.exact"),
                        tags(content.systemShingles(), epoch, "content.systemShingles"));
    }

    private static int count(@Nullable Long count) {
        return count == null || count < 0 ? Interaction.UNKNOWN : (int) Math.min(count, Integer.MAX_VALUE);
    }

    private static long tag(@Nullable String tag, int epoch, String field) {
        return tag == null ? Tag.NONE : tags(List.of(tag), epoch, field).get(0);
    }

    private static Tags tags(@Nullable List<String> tags, int epoch, String field) {
        try {
            return tags == null ? Tags.EMPTY : Tags.of(tags, epoch);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(field + " is not a tag", e);
        }
    }

    /** A word that is not known here is as good as none: unknown speaks for neither side. */
    private static <E extends Enum<E>> @Nullable E oneOf(E[] values, @Nullable String word) {
        for (E value : values) {
            if (value.name().toLowerCase(Locale.ROOT).equals(word)) {
                return value;
            }
        }
        return null;
    }
}
