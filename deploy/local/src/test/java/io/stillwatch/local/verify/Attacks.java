package io.stillwatch.local.verify;

import static io.stillwatch.local.verify.Writer.STREAM;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.params.provider.Arguments;

/** What somebody might do to the lines of a bundle. */
final class Attacks {

    private static final String ERASURE = "{\"stream\":\"" + STREAM
            + "\",\"key\":\"k1\",\"basis\":\"requested\",\"reference\":\"DSR-1\",\"by\":\"olga\"}";

    private Attacks() {}

    /** A bundle to attack. Lines: 1 head, 2 key, 3 to 9 events 1 to 7 (4 and 7 are checkpoints), 10 manifest. */
    static Writer written(Writer writer) {
        return writer.event("case-opened", "{\"campaign\":\"cmp_00f3a1b2c4d5e6f7\"}")
                .event("note-added", "{\"by\":\"ana\",\"text\":{\"key\":\"k1\",\"sealed\":\"AAAA\"}}")
                .event("case-assigned", "{\"analyst\":\"ana\",\"by\":\"lea\"}")
                .witnessed()
                .event("personal-data-erased", ERASURE)
                .event("case-decided", "{\"decision\":\"confirmed\"}")
                .witnessed();
    }

    static Arguments attack(int line, String reason, Consumer<List<String>> attack) {
        return Arguments.of(line, reason, attack);
    }

    static void replace(List<String> lines, int line, String old, String fresh) {
        String before = lines.get(line - 1);
        assertThat(before).contains(old);
        lines.set(line - 1, before.replace(old, fresh));
    }

    static String signature(List<String> lines) {
        return lines.getLast().replaceAll(".*\"signature\":\"([^\"]*)\".*", "$1");
    }

    /** 64 bytes are 86 characters, the last of which has four bits to spare. */
    static void respell(List<String> lines) {
        String signature = signature(lines);
        String digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int last = signature.length() - 1;
        char other = digits.charAt(digits.indexOf(signature.charAt(last)) + 1);
        replace(lines, lines.size(), signature, signature.substring(0, last) + other);
    }

    static void cut(List<String> lines) {
        String last = lines.removeLast();
        lines.add(last.substring(0, last.length() / 2));
    }
}
