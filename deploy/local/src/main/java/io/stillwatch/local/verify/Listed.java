package io.stillwatch.local.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A list that an event has by its digest only: members of a chunk, items of a measure, or what was said of some of them. */
final class Listed {

    private static final Pattern ERASED = Pattern.compile("erased:[0-9a-f]{16}");

    private static final String SALT = "salt";
    private static final String COMMITMENT = "commitment";

    private final String digest;
    private final long size;
    private final List<Line> lines = new ArrayList<>();

    Listed(String digest, long size) {
        this.digest = digest;
        this.size = size;
    }

    void add(Line line) {
        lines.add(line);
    }

    /** How long it is, says the event. */
    long size() {
        return size;
    }

    /** How many of it are in the bundle so far. */
    long length() {
        return lines.size();
    }

    boolean isCutOff() {
        return lines.size() < size;
    }

    boolean hasErased() {
        return lines.stream().anyMatch(Listed::isErased);
    }

    /** Whether the digest can't be computed any more, since somebody was erased for whom nothing stands. */
    boolean hasGaps() {
        return lines.stream()
                .anyMatch(line -> isErased(line) && line.word(COMMITMENT).isEmpty());
    }

    boolean isAsItsEventSays() {
        return lines.size() == size && (hasGaps() || Hashes.hex(text()).equals(digest));
    }

    private String text() {
        if (lines.getFirst().kind().equals("item")) {
            return lines.stream().map(line -> covered(line, who(line))).collect(Collectors.joining("\n"));
        }
        if (lines.getFirst().kind().equals("outcome")) {
            return lines.stream().map(Listed::said).collect(Collectors.joining("\n"));
        }
        List<String> members = new ArrayList<>();
        lines.stream().filter(line -> !hasLeft(line)).map(Listed::since).forEach(members::add);
        members.add("-");
        lines.stream().filter(Listed::hasLeft).map(Listed::since).forEach(members::add);
        return String.join("\n", members);
    }

    private static String said(Line line) {
        return line.word("item") + "\t" + line.word("outcome");
    }

    /** An account may be called anything: that it was erased is said beside it. */
    private static boolean isErased(Line line) {
        return line.json().path("erased").asBoolean()
                && ERASED.matcher(line.word("account")).matches();
    }

    private static boolean hasLeft(Line line) {
        return line.json().path("left").asBoolean();
    }

    private static String since(Line line) {
        return covered(line, who(line) + "\t" + line.word("since"));
    }

    /** The line itself, or what stands in its place: a hash of its salt and of it, which is all that is left of who was erased. */
    private static String covered(Line line, String text) {
        if (isErased(line)) {
            return line.word(COMMITMENT);
        }
        return line.json().has(SALT) ? Hashes.hex(line.word(SALT) + "\n" + text) : text;
    }

    private static String who(Line line) {
        return line.word("account") + "\t" + line.word("endUser");
    }
}
