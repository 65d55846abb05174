package io.stillwatch.ingest.event;

import io.stillwatch.ingest.enrichment.OriginKind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * {@code interaction-recorded.v1} as it is stored and published ({@code docs/events/packed-interactions.md}): a third of its JSON, because
 * tags are bytes and most exact tags equal the masked ones. The first byte is the version of the form; a later form gets another one, and this
 * one stays readable. A new optional field is written behind all others.
 */
public final class Packed {
    /** What {@code datacontenttype} says of it. */
    public static final String CONTENT_TYPE = "application/vnd.stillwatch.packed";

    private static final int FORM = 1;

    private Packed() {}

    public static byte[] write(InteractionRecorded event) {
        Packing out = new Packing();
        out.octet(FORM);
        out.optional(event.id());
        out.number(ChronoUnit.MICROS.between(Instant.EPOCH, event.time()));
        out.optional(event.account());
        out.optional(event.endUser());
        out.tag(event.credential());
        out.tag(event.conversation());
        out.optional(event.source());
        out.optional(event.operation());
        out.optional(event.model());
        out.optional(event.finishReason());
        out.optional(event.status());
        out.tag(event.reasoningReference());
        usage(event.usage(), out);
        parameters(event.parameters(), out);
        client(event.client(), out);
        PackedContent.write(event.content(), out);
        out.number(event.keyEpoch());
        previous(event.previous(), out);
        enrichment(event.client(), out);
        return out.bytes();
    }

    /** The account alone, for whoever hands the rest on as it is. */
    public static String account(byte[] packed) {
        Unpacking in = begin(packed);
        in.text();
        in.number();
        return in.text();
    }

    private static Unpacking begin(byte[] packed) {
        Unpacking in = new Unpacking(packed);
        int form = in.octet();
        if (form != FORM) {
            throw new IllegalStateException("An interaction has the unknown form " + form);
        }
        return in;
    }

    public static InteractionRecorded read(byte[] packed) {
        Unpacking in = begin(packed);
        InteractionRecorded event = new InteractionRecorded(
                in.text(),
                Instant.EPOCH.plus(in.number(), ChronoUnit.MICROS),
                in.text(),
                in.optionalText(),
                in.optionalTag(),
                in.optionalTag(),
                in.optionalText(),
                in.optionalText(),
                in.text(),
                in.optionalText(),
                in.optionalCount(),
                in.optionalTag(),
                usage(in),
                parameters(in),
                client(in),
                isThere(in) ? PackedContent.read(in) : null,
                in.count(),
                previous(in));
        return in.hasMore() ? enriched(event, in) : event;
    }

    /** Of the client, but behind everything, since it came later. */
    private static void enrichment(InteractionRecorded.@Nullable Client client, Packing out) {
        if (client != null && client.kinds() != null) {
            out.optional(OriginKind.bits(client.kinds()));
            out.optional(client.enrichment());
        }
    }

    private static InteractionRecorded enriched(InteractionRecorded event, Unpacking in) {
        Integer kinds = in.optionalCount();
        String version = in.optionalText();
        return kinds == null || version == null ? event : event.enriched(OriginKind.words(kinds), version);
    }

    private static void previous(InteractionRecorded.@Nullable Previous previous, Packing out) {
        out.optional(previous != null);
        if (previous != null) {
            out.number(previous.keyEpoch());
            out.tag(previous.credential());
            out.tag(previous.conversation());
            out.tag(previous.reasoningReference());
            client(previous.client(), out);
            PackedContent.write(previous.content(), out);
        }
    }

    private static InteractionRecorded.@Nullable Previous previous(Unpacking in) {
        return isThere(in)
                ? new InteractionRecorded.Previous(
                        in.count(),
                        in.optionalTag(),
                        in.optionalTag(),
                        in.optionalTag(),
                        client(in),
                        isThere(in) ? PackedContent.read(in) : null)
                : null;
    }

    private static void usage(InteractionRecorded.@Nullable Usage usage, Packing out) {
        out.optional(usage != null);
        if (usage != null) {
            out.optional(usage.inputTokens());
            out.optional(usage.outputTokens());
            out.optional(usage.reasoningTokens());
            out.optional(usage.cachedTokens());
        }
    }

    private static InteractionRecorded.@Nullable Usage usage(Unpacking in) {
        return isThere(in)
                ? new InteractionRecorded.Usage(
                        in.optionalCount(), in.optionalCount(), in.optionalCount(), in.optionalCount())
                : null;
    }

    private static void parameters(InteractionRecorded.@Nullable Parameters parameters, Packing out) {
        out.optional(parameters != null);
        if (parameters != null) {
            out.optional(parameters.temperature());
            out.optional(parameters.maxTokens());
            out.optional(parameters.choices());
            out.optional(parameters.logprobs());
            out.optional(parameters.tools());
            out.optional(parameters.stream());
        }
    }

    private static InteractionRecorded.@Nullable Parameters parameters(Unpacking in) {
        return isThere(in)
                ? new InteractionRecorded.Parameters(
                        in.optionalDecimal(),
                        in.optionalCount(),
                        in.optionalCount(),
                        in.optionalFlag(),
                        in.optionalCount(),
                        in.optionalFlag())
                : null;
    }

    private static void client(InteractionRecorded.@Nullable Client client, Packing out) {
        out.optional(client != null);
        if (client != null) {
            out.tag(client.address());
            out.tag(client.network());
            out.optional(client.asn());
            out.tag(client.stack());
        }
    }

    private static InteractionRecorded.@Nullable Client client(Unpacking in) {
        return isThere(in)
                ? new InteractionRecorded.Client(
                        in.optionalTag(), in.optionalTag(), in.optionalLong(), in.optionalTag(), null, null)
                : null;
    }

    private static boolean isThere(Unpacking in) {
        return Boolean.TRUE.equals(in.optionalFlag());
    }
}
