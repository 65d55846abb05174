package io.stillwatch.local.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checkpoints that somebody kept as they were published. A bundle alone can't show that it is the newest one, or that the history was not
 * written and signed anew; a witness can.
 */
final class Witnesses {

    private static final String PUBLISHED = "io.stillwatch.checkpoint-signed.v1";

    private final String caseId;
    private final Chains chains;
    private final Signers signers;
    private final List<String> unplaced = new ArrayList<>();
    private int agreeing;
    private int others;

    /** Witnesses to a bundle about this case. */
    Witnesses(String caseId, Chains chains, Signers signers) {
        this.caseId = caseId;
        this.chains = chains;
        this.signers = signers;
    }

    /**
     * Why the bundle is not the one that was witnessed, if it is not.
     *
     * @param witnessed lines, of which blank ones are passed over
     * @throws UnusableFile if a line is no event: that speaks against the witness, not against the bundle
     */
    Optional<String> refuse(List<String> witnessed) {
        for (int i = 0; i < witnessed.size(); i++) {
            String text = witnessed.get(i);
            Optional<String> wrong = text.isBlank() ? Optional.empty() : refuse(Line.of(i + 1, text));
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return Optional.empty();
    }

    List<String> sentences() {
        List<String> said = new ArrayList<>();
        said.add("%d witnessed checkpoints agree.".formatted(agreeing));
        if (others > 0) {
            said.add("%d more lines of the witness are about other cases, or no checkpoints.".formatted(others));
        }
        if (!unplaced.isEmpty()) {
            said.add(
                    "Witnessed, and not in this bundle: %s. They do not say of which case; if of this one, the bundle is incomplete."
                            .formatted(String.join(", ", unplaced)));
        }
        return said;
    }

    private Optional<String> refuse(Line line) {
        JsonNode event = line.json().has("event") ? line.json().path("event") : line.json();
        boolean whole = event.has("specversion");
        if (whole && !event.path("type").asText().equals(PUBLISHED)) {
            others++;
            return Optional.empty();
        }
        JsonNode body = whole ? event.path("data") : event;
        Checkpoint kept = Checkpoint.of(body);
        if (kept.length() < 1 || kept.stream().isEmpty()) {
            throw new UnusableFile(("Line %d of the checkpoints is no checkpoint: there has to be one a line"
                            + " (of a page of GET /v1/events, what jq -c '.items[]' prints)")
                    .formatted(line.number()));
        }
        Chain chain = chains.byStream().get(kept.stream());
        return chain == null ? missing(kept, body.path("case").asText()) : compare(kept, chain);
    }

    /** A stream that is not in the bundle may belong to another case; one that says it belongs to this may not be missing. */
    private Optional<String> missing(Checkpoint kept, String of) {
        if (of.equals(caseId) || kept.stream().equals(caseId)) {
            return Optional.of("a witnessed checkpoint is of %s, which is not in the bundle".formatted(kept.stream()));
        }
        if (of.isEmpty() && !kept.stream().startsWith("case_")) {
            unplaced.add(kept.stream());
        } else {
            others++;
        }
        return Optional.empty();
    }

    private Optional<String> compare(Checkpoint kept, Chain chain) {
        String name = "the witnessed checkpoint of %s at %s".formatted(kept.stream(), kept.time());
        agreeing++;
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
