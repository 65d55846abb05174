package io.stillwatch.local.verify;

import static io.stillwatch.local.verify.Attacks.attack;
import static io.stillwatch.local.verify.Attacks.cut;
import static io.stillwatch.local.verify.Attacks.replace;
import static io.stillwatch.local.verify.Attacks.respell;
import static io.stillwatch.local.verify.Attacks.signature;
import static io.stillwatch.local.verify.Attacks.written;
import static io.stillwatch.local.verify.Writer.STREAM;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.local.verify.Verdict.Broken;
import io.stillwatch.local.verify.Verdict.Holds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BundleCheckTest {

    private final Writer writer = new Writer();
    private final String bundle = written(writer).signed();

    @Test
    void a_bundle_holds_and_says_what_it_is_and_what_was_erased() {
        Verdict verdict = BundleCheck.of(bundle, writer.keys(), List.of());

        assertThat(verdict).isInstanceOf(Holds.class);
        assertThat(((Holds) verdict).said())
                .anyMatch(said -> said.contains("alleged campaign"))
                .anyMatch(said -> said.contains("7 events"))
                .anyMatch(said -> said.contains("2 checkpoints and the manifest are signed with keys you trust"))
                .anyMatch(
                        said -> said.matches("Erased on .* \\(requested, DSR-1, by olga\\): " + STREAM + "/2/text\\."));
    }

    @Test
    void without_a_key_it_says_that_it_took_the_bundles_own() {
        assertThat(((Holds) BundleCheck.of(bundle, null, List.of())).said())
                .anyMatch(said -> said.contains("keys from the bundle itself"));
    }

    @Test
    void keys_come_as_pem_too() {
        assertThat(BundleCheck.of(bundle, Keys.read(new Writer().pem() + writer.pem()), List.of()))
                .isInstanceOf(Holds.class);
    }

    static Stream<Arguments> what_somebody_did_to_the_file_is_named() {
        return Stream.of(
                attack(5, "event 3 of case_00f3a1b2c4d5e6f7 was changed", lines -> replace(lines, 5, "lea", "leo")),
                attack(4, "event 2 of case_00f3a1b2c4d5e6f7 was changed", lines -> replace(lines, 4, "AAAA", "AAAB")),
                attack(5, "event 3 of case_00f3a1b2c4d5e6f7 is missing", lines -> lines.remove(4)),
                attack(4, "the order was changed", lines -> Collections.swap(lines, 3, 4)),
                attack(10, "the tail is cut off: the last line is no manifest", lines -> lines.removeLast()),
                attack(7, "the tail is cut off", lines -> lines.subList(6, 10).clear()),
                attack(9, "the tail of case_00f3a1b2c4d5e6f7 is cut off", lines -> lines.remove(8)),
                attack(10, "the tail is cut off in the middle of a line", lines -> cut(lines)),
                attack(10, "something stands behind the manifest", lines -> lines.add(lines.get(9))),
                attack(9, "the manifest names 9 lines before it, there are 8", lines -> lines.remove(1)),
                attack(10, "the digest in the manifest is another", lines -> replace(lines, 1, "alleged", "proven")),
                attack(3, "it is not canonical JSON", lines -> replace(lines, 3, "{\"body\"", "{ \"body\"")),
                attack(2, "an id that is not its thumbprint", lines -> replace(lines, 2, "\"kid\":\"", "\"kid\":\"x")),
                attack(3, "a line of kind 'proof' has no business here", lines -> lines.add(2, "{\"kind\":\"proof\"}")),
                attack(10, "the tail is cut off: the last line has no line feed", lines -> {}),
                attack(10, "a signature that key", lines -> respell(lines)),
                attack(
                        10,
                        "a signature that key",
                        lines -> replace(lines, 10, signature(lines), signature(lines) + "==")),
                attack(1, "this is no evidence bundle", lines -> lines.removeFirst()));
    }

    @ParameterizedTest
    @MethodSource
    void what_somebody_did_to_the_file_is_named(int line, String reason, Consumer<List<String>> attack) {
        List<String> lines = new ArrayList<>(bundle.lines().toList());
        attack.accept(lines);
        String attacked =
                String.join("\n", lines) + (reason.contains("middle") || reason.contains("line feed") ? "" : "\n");

        Verdict verdict = BundleCheck.of(attacked, writer.keys(), List.of());

        assertThat(verdict).isInstanceOfSatisfying(Broken.class, broken -> {
            assertThat(broken.reason()).contains(reason);
            assertThat(broken.line()).isEqualTo(line);
        });
    }

    @Test
    void a_byte_that_is_no_text_is_named_with_its_line() {
        byte[] bytes = bundle.getBytes(ISO_8859_1);
        bytes[bundle.indexOf("case-assigned")] = (byte) 0xff;

        assertThat(BundleCheck.of(bytes, writer.keys(), List.of()))
                .isEqualTo(new Broken(5, "it holds a byte that is no UTF-8"));
    }

    @Test
    void a_key_that_is_no_base64_is_named_with_its_line() {
        assertThat(BundleCheck.of(bundle.replaceFirst("\"x\":\".", "\"x\":\"!"), writer.keys(), List.of()))
                .isEqualTo(new Broken(2, "a public key is no Ed25519 key in base64url"));
        String sealed = new Writer()
                .event("note-added", "{}")
                .add("{\"kind\":\"subject-key\",\"key\":\"k1\",\"secret\":\"!\"}")
                .signed();
        assertThat(BundleCheck.of(sealed, null, List.of()))
                .isEqualTo(new Broken(4, "a key to sealed texts is no base64url"));
    }

    @Test
    void without_keys_of_ones_own_nothing_is_known_to_hold() {
        assertThat(((Holds) BundleCheck.of(bundle, null, List.of())).trusted()).isFalse();
        assertThat(((Holds) BundleCheck.of(bundle, writer.keys(), List.of())).trusted())
                .isTrue();
    }
}
