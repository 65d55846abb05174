package io.stillwatch.local.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stillwatch.local.verify.Verdict.Broken;
import io.stillwatch.local.verify.Verdict.Holds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Walks a bundle from its first line to its last and stops at the first thing that does not hold. */
public final class BundleCheck {

    private static final Set<String> FORMATS = Set.of("stillwatch-evidence/1", "stillwatch-evidence/2");

    private final List<Line> lines;
    private final boolean isEnded;
    private final Signers signers;
    private final Chains chains;
    private final SealedTexts sealed = new SealedTexts();
    private final Covered covered = new Covered();
    private final Related related = new Related();
    private final List<String> said = new ArrayList<>();

    private BundleCheck(byte[] file, @Nullable Keys trusted) {
        this.lines = Line.all(file);
        this.isEnded = file.length > 0 && file[file.length - 1] == '\n';
        this.signers = new Signers(trusted);
        this.chains = new Chains(lines, signers);
    }

    /**
     * Checks a bundle.
     *
     * @param file the bytes of it
     * @param trusted the only keys whose signatures count; without them those count that the bundle brings along
     * @param witnessed checkpoints that somebody kept, as their bodies or as whole events; the bundle has to reach each of its own
     *     streams' and agree with it, those of other cases say nothing about it
     */
    public static Verdict of(byte[] file, @Nullable Keys trusted, List<String> witnessed) {
        return new BundleCheck(file, trusted).walk(witnessed);
    }

    /** The same for a text. */
    public static Verdict of(String text, @Nullable Keys trusted, List<String> witnessed) {
        return of(text.getBytes(UTF_8), trusted, witnessed);
    }

    private Verdict walk(List<String> witnessed) {
        for (Line line : lines) {
            Optional<String> wrong =
                    line.misspelt(line.number() == lines.size()).or(() -> understood(line));
            if (wrong.isPresent()) {
                return new Broken(line.number(), wrong.get());
            }
        }
        if (lines.isEmpty() || !lines.getLast().kind().equals("manifest")) {
            return new Broken(lines.size() + 1L, "the tail is cut off: the last line is no manifest");
        }
        if (!isEnded) {
            return new Broken(lines.size(), "the tail is cut off: the last line has no line feed");
        }
        var witnesses = new Witnesses(lines.getFirst().word("case"), chains, signers);
        return witnesses
                .refuse(witnessed)
                .<Verdict>map(reason -> new Broken(lines.size(), reason))
                .orElseGet(() -> new Holds(sentences(witnesses), signers.areTrusted()));
    }

    /** Whatever a line says where something else belongs, it is the line that is wrong, and not what was asked. */
    private Optional<String> understood(Line line) {
        try {
            return take(line);
        } catch (IllegalArgumentException e) {
            return Optional.of("it does not say what such a line says: " + e.getMessage());
        }
    }

    private Optional<String> take(Line line) {
        if (line.number() == 1) {
            return begin(line);
        }
        return switch (line.kind()) {
            case "public-key" -> signers.bring(line);
            case "event" -> event(line);
            case "finding" -> Finding.refuse(line, lines.get(line.number() - 2));
            case "subject-key" -> sealed.open(line);
            case "member" -> covered.member(line);
            case "item" -> covered.item(line);
            case "outcome" -> covered.outcome(line);
            case "absorbed" -> related.absorbed(line);
            case "manifest" -> manifest(line);
            case String kind -> Optional.of("a line of kind '%s' has no business here".formatted(kind));
        };
    }

    private Optional<String> begin(Line line) {
        if (!line.kind().equals("bundle") || !FORMATS.contains(line.word("format"))) {
            return Optional.of("this is no evidence bundle of a format that is known here");
        }
        said.add("Evidence on %s, an alleged campaign (%s).".formatted(line.word("case"), line.word("campaign")));
        return Optional.empty();
    }

    private Optional<String> event(Line line) {
        Optional<String> wrong = chains.take(line);
        sealed.in(line);
        covered.in(line);
        related.in(line);
        if (ErasedText.isSaidBy(line)) {
            said.add(new ErasedText(line, sealed).sentence());
        }
        return wrong;
    }

    private Optional<String> manifest(Line line) {
        List<Line> before = lines.subList(0, line.number() - 1);
        said.add("Exported at %s.".formatted(line.word("exportedAt")));
        return line.number() == lines.size()
                ? withoutItsCase(lines.getFirst().word("case"))
                        .or(covered::refuseTheEnd)
                        .or(() -> related.refuseTheEnd(lines.getFirst().word("case")))
                        .or(() -> ManifestCheck.of(line, before, chains.byStream(), signers))
                : Optional.of("something stands behind the manifest");
    }

    /** A bundle about something else, however well signed, is no evidence on the case that it says it is about. */
    private Optional<String> withoutItsCase(String id) {
        return chains.byStream().containsKey(id)
                ? Optional.empty()
                : Optional.of("the bundle is about %s, and no event of %s is in it".formatted(id, id));
    }

    private List<String> sentences(Witnesses witnesses) {
        chains.byStream()
                .values()
                .forEach(chain -> said.add("%s: %d events, each chained to the one before it; head %s."
                        .formatted(chain.stream(), chain.length(), chain.head())));
        said.add(
                "%d checkpoints and the manifest are signed%s."
                        .formatted(
                                chains.checkpoints(),
                                signers.areTrusted()
                                        ? " with keys you trust"
                                        : " with keys from the bundle itself: compare them with the published ones, or give --key"));
        said.addAll(covered.sentences());
        said.addAll(related.sentences());
        said.addAll(witnesses.sentences());
        return said;
    }
}
