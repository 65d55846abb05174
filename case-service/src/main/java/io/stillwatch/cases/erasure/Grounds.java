package io.stillwatch.cases.erasure;

import io.stillwatch.cases.requests.Field;
import io.stillwatch.eventsourcing.Problem;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why something is erased: a word and a reference, neither of them a name, since both stay for ever and are published. */
record Grounds(
        @Schema(
                required = true,
                enumeration = {"requested", "retention-ended", "recorded-in-error", "ordered"},
                description =
                        "Asked for by the person, no longer needed, never to have been recorded, or ordered by an authority.")
        @Nullable
        String basis,

        @Schema(
                required = true,
                minLength = 1,
                maxLength = LONGEST,
                description = "Where the request is filed, one word; published, so no name.",
                examples = "DSR-2026-117")
        @Nullable
        String reference) {

    private static final int LONGEST = 100;
    private static final Set<String> BASES = Set.of("requested", "retention-ended", "recorded-in-error", "ordered");

    /** The same as an address would say it. */
    String query() {
        return "?basis=%s&reference=%s".formatted(basis, reference);
    }

    /** The same if it makes sense; else a problem names the field that does not. */
    static Grounds checked(@Nullable Grounds grounds) {
        if (grounds == null) {
            throw Problem.of("invalid-body", 400, "The body does not fit", "A JSON object is needed.")
                    .asException();
        }
        Field given = new Field("basis", grounds.basis);
        if (!BASES.contains(given.word(LONGEST))) {
            throw given.problem("must be requested, retention-ended, recorded-in-error or ordered");
        }
        new Field("reference", grounds.reference).word(LONGEST);
        return grounds;
    }
}
