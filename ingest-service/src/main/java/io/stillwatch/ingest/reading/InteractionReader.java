package io.stillwatch.ingest.reading;

import io.stillwatch.ingest.enrichment.Enrichment;
import io.stillwatch.ingest.enrichment.Tables;
import io.stillwatch.ingest.event.InteractionRecorded;
import io.stillwatch.ingest.fingerprint.Address;
import io.stillwatch.ingest.fingerprint.Content;
import io.stillwatch.ingest.fingerprint.Fingerprints;
import io.stillwatch.ingest.fingerprint.TagKind;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes {@code interaction-recorded.v1} of what a provider sends; text and addresses end here. */
public final class InteractionReader {
    private static final Shape<Long> ASN = Shape.whole(0xFFFF_FFFFL);

    private final Fingerprints fingerprints;
    private final Enrichment enrichment;
    private final Times times;
    private final Runnable unreadAddress;

    private InteractionReader(Fingerprints fingerprints, Enrichment enrichment, Times times, Runnable unreadAddress) {
        this.fingerprints = fingerprints;
        this.enrichment = enrichment;
        this.times = times;
        this.unreadAddress = unreadAddress;
    }

    public static RecordReader<InteractionRecorded> with(Fingerprints fingerprints, Times times) {
        return with(fingerprints, Optional.empty(), Enrichment.none(), times, () -> {});
    }

    /**
     * After a rotation: each record carries its tags under the previous key as well, so that both sides of the rotation compare.
     *
     * @param unreadAddress is told of each address that is none
     */
    public static RecordReader<InteractionRecorded> with(
            Fingerprints fingerprints,
            Optional<Fingerprints> previous,
            Enrichment enrichment,
            Times times,
            Runnable unreadAddress) {
        InteractionReader now = new InteractionReader(fingerprints, enrichment, times, unreadAddress);
        return previous.map(key -> new InteractionReader(key, Enrichment.none(), times, () -> {}))
                .map(before -> new RecordReader<>(in -> now.read(in).beside(before.read(in)), "id", fingerprints))
                .orElseGet(() -> new RecordReader<>(now::read, "id", fingerprints));
    }

    private InteractionRecorded read(Fields in) {
        String id = in.required("id");
        Instant time = in.required("time", Shape.time(times::ofTraffic), Instant.EPOCH);
        return new InteractionRecorded(
                id,
                time,
                in.account(),
                in.word("endUser"),
                tag(TagKind.CREDENTIAL, in.get("credential", Shape.TAGGED)),
                tag(TagKind.CONVERSATION, in.get("conversation", Shape.TAGGED)),
                in.word("source"),
                in.word("operation"),
                in.required("model"),
                in.word("finishReason"),
                in.count("status"),
                tag(TagKind.REASONING_REFERENCE, in.get("reasoningReference", Shape.TAGGED)),
                in.object("usage").map(InteractionReader::usage).orElse(null),
                in.object("parameters").map(InteractionReader::parameters).orElse(null),
                in.object("client")
                        .map(client -> client(client, enrichment.at(time)))
                        .orElse(null),
                in.object("input").flatMap(input -> content(in, input)).orElse(null),
                fingerprints.keyEpoch(),
                null);
    }

    private static InteractionRecorded.Usage usage(Fields in) {
        return new InteractionRecorded.Usage(
                in.count("inputTokens"),
                in.count("outputTokens"),
                in.count("reasoningTokens"),
                in.count("cachedTokens"));
    }

    private static InteractionRecorded.Parameters parameters(Fields in) {
        return new InteractionRecorded.Parameters(
                in.get("temperature", Shape.DECIMAL),
                in.count("maxTokens"),
                in.count("choices"),
                in.flag("logprobs"),
                in.count("tools"),
                in.flag("stream"));
    }

    private InteractionRecorded.Client client(Fields in, Tables tables) {
        Optional<Address> address = address(in);
        Optional<Address> known = address.filter(any -> tables.knowOrigins());
        return new InteractionRecorded.Client(
                address.map(fingerprints::address).orElse(null),
                address.map(fingerprints::network).orElse(null),
                in.get("asn", ASN),
                stack(in),
                known.map(of -> tables.kinds(of.bytes())).orElse(null),
                known.map(of -> tables.version()).orElse(null));
    }

    /** What is none is unknown: gateways pass on what a client says of itself, and a refused call would be out of sight. */
    private Optional<Address> address(Fields in) {
        String text = in.get("address", Shape.TAGGED);
        Optional<Address> address = Optional.ofNullable(text).flatMap(Address::parse);
        if (text != null && !text.isBlank() && address.isEmpty()) {
            unreadAddress.run();
        }
        return address;
    }

    /** User agent and TLS fingerprint together tell client software apart; each alone is shared by too many. */
    private @Nullable String stack(Fields in) {
        String stack = Stream.of(in.get("userAgent", Shape.TAGGED), in.get("ja4", Shape.TAGGED))
                .map(part -> Objects.requireNonNullElse(part, ""))
                .collect(Collectors.joining("\n"));
        return tag(TagKind.STACK, stack.isBlank() ? null : stack);
    }

    /** Sketching costs more than all the rest: not for a record that is refused anyway. */
    private Optional<Content> content(Fields in, Fields input) {
        return InputReader.read(input).filter(text -> in.flaw().isEmpty()).map(fingerprints::content);
    }

    private @Nullable String tag(TagKind kind, @Nullable String identifier) {
        return identifier == null || identifier.isBlank() ? null : fingerprints.tag(kind, identifier);
    }
}
