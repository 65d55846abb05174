package io.stillwatch.local.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * Checkpoints that somebody kept as they were published. A bundle alone can't show that it is the newest one, or that the history was not
 * written and signed anew; a witness can.
 */
final class Witnesses {

    private final Chains chains;
    private final Signers signers;

    Witnesses(Chains chains, Signers signers) {
        this.chains = chains;
        this.signers = signers;
    }

    Optional<String> refuse(List<String> witnessed) {
        return witnessed.stream().flatMap(text -> refuse(text).stream()).findFirst();
    }

    private Optional<String> refuse(String text) {
        JsonNode json = Line.of(1, text).json();
        Checkpoint kept = Checkpoint.of(json);
        Chain chain = chains.byStream().get(kept.stream());
        if (chain == null) {
            return Optional.of("a witnessed checkpoint is of %s, which is not in the bundle".formatted(kept.stream()));
        }
        String name = "the witnessed checkpoint of %s at %s".formatted(kept.stream(), kept.time());
        return signers.refuse(name, kept.key(), kept.statement(), kept.signature())
                .or(() -> disagreement(name, kept, chain));
    }

    private static Optional<String> disagreement(String name, Checkpoint kept, Chain chain) {
        if (kept.length() > chain.length()) {
            return Optional.of("the bundle is an older state: %s covers %d events, the bundle has %d"
                    .formatted(name, kept.length(), chain.length()));
        }
        return chain.at(kept.length()).equals(kept.head())
                ? Optional.empty()
                : Optional.of("the history was written anew: %s has another hash".formatted(name));
    }
}
