package io.stillwatch.ingest.event;

import io.stillwatch.ingest.fingerprint.Content;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The sketch of an input, packed. */
final class PackedContent {
    private PackedContent() {}

    static void write(@Nullable Content content, Packing out) {
        out.optional(content != null);
        if (content != null) {
            out.number(content.characters());
            out.number(content.tokens());
            out.number(content.turn());
            out.optional(content.script());
            out.number(content.codeFences());
            out.number(content.formulas());
            out.tag(content.digest());
            out.tags(content.shingles());
            out.tags(content.exact(), content.shingles());
            out.tag(content.systemDigest());
            out.tags(content.systemShingles());
        }
    }

    static Content read(Unpacking in) {
        int characters = in.count();
        int tokens = in.count();
        int turn = in.count();
        String script = in.text();
        int codeFences = in.count();
        int formulas = in.count();
        String digest = Objects.requireNonNull(in.optionalTag());
        List<String> shingles = in.tags();
        List<String> exact = in.tags(shingles);
        return new Content(
                characters,
                tokens,
                turn,
                script,
                codeFences,
                formulas,
                digest,
                shingles,
                exact,
                in.optionalTag(),
                in.tags());
    }
}
