package io.stillwatch.detection.traffic;

import io.stillwatch.ingest.fingerprint.Address;
import io.stillwatch.ingest.fingerprint.Content;
import io.stillwatch.ingest.fingerprint.Fingerprints;
import io.stillwatch.ingest.fingerprint.Input;
import io.stillwatch.ingest.fingerprint.LinkingKey;
import io.stillwatch.ingest.fingerprint.TagKind;
import io.stillwatch.scoring.engine.AccountFact;
import io.stillwatch.scoring.engine.Interaction;
import io.stillwatch.scoring.engine.Tag;
import io.stillwatch.scoring.engine.Tags;
import io.stillwatch.simulator.Interaction.Message;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Turns simulated records into what the engine reads, by the fingerprints that ingest makes at the door. */
public final class Door {
    private static final int EPOCH = 1;

    private final Fingerprints fingerprints = new Fingerprints(LinkingKey.of(new byte[32], EPOCH));

    public Interaction admit(io.stillwatch.simulator.Interaction simulated) {
        var usage = simulated.usage();
        var parameters = simulated.parameters();
        return new Interaction(
                simulated.time(),
                simulated.account(),
                simulated.endUser(),
                tag(TagKind.CONVERSATION, simulated.conversation()),
                simulated.model(),
                new Interaction.Usage(usage.inputTokens(), usage.outputTokens(), usage.reasoningTokens()),
                new Interaction.Parameters(parameters.maxTokens(), parameters.choices(), parameters.tools()),
                client(simulated.client()),
                content(simulated.input()));
    }

    public AccountFact admit(io.stillwatch.simulator.AccountFact simulated) {
        var payment = simulated.payment();
        return new AccountFact(
                simulated.account(),
                simulated.time(),
                simulated.createdAt(),
                simulated.organization(),
                simulated.verified(),
                AccountFact.Kind.valueOf(simulated.kind().toUpperCase(Locale.ROOT)),
                AccountFact.Status.valueOf(simulated.status().toUpperCase(Locale.ROOT)),
                payment == null ? Tag.NONE : tag(TagKind.PAYMENT, payment),
                simulated.emailDomain(),
                simulated.program());
    }

    private Interaction.Client client(io.stillwatch.simulator.Interaction.Client client) {
        var address = Address.parse(client.address()).orElseThrow();
        return new Interaction.Client(
                Tag.of(fingerprints.address(address), EPOCH),
                Tag.of(fingerprints.network(address), EPOCH),
                tag(TagKind.STACK, client.userAgent() + client.ja4()));
    }

    private Interaction.Content content(io.stillwatch.simulator.Interaction.Input input) {
        Content content = fingerprints.content(new Input(input.system(), lastMessage(input), turn(input)));
        return new Interaction.Content(
                content.turn(),
                content.tokens(),
                Tag.of(content.digest(), EPOCH),
                Tags.of(content.shingles(), EPOCH),
                Tags.of(content.exact(), EPOCH),
                Tags.of(content.systemShingles(), EPOCH));
    }

    private static String lastMessage(io.stillwatch.simulator.Interaction.Input input) {
        var messages = userMessages(input);
        return messages.isEmpty() ? Objects.requireNonNullElse(input.prompt(), "") : messages.getLast();
    }

    private static int turn(io.stillwatch.simulator.Interaction.Input input) {
        return Math.max(1, userMessages(input).size());
    }

    private static List<String> userMessages(io.stillwatch.simulator.Interaction.Input input) {
        var messages = Objects.requireNonNullElse(input.messages(), List.<Message>of());
        return messages.stream()
                .filter(message -> message.role().equals("user"))
                .map(Message::content)
                .toList();
    }

    private long tag(TagKind kind, String identifier) {
        return Tag.of(fingerprints.tag(kind, identifier), EPOCH);
    }
}
