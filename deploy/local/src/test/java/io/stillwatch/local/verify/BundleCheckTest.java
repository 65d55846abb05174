package io.stillwatch.local.verify;

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

    private static final String ERASURE = "{\"stream\":\"" + STREAM
            + "\",\"key\":\"k1\",\"basis\":\"requested\",\"reference\":\"DSR-1\",\"by\":\"olga\"}";

    private static final String ENFORCEMENT = "enf_00f3a1b2c4d5e6f7";
    private static final String APPEAL = "app_00f3a1b2c4d5e6f7";

    private final Writer writer = new Writer();
    private final String bundle = written(writer).signed();

    /** Lines: 1 head, 2 key, 3 to 9 events 1 to 7 (4 and 7 are checkpoints), 10 manifest. */
    private static Writer written(Writer writer) {
        return writer.event("case-opened", "{\"campaign\":\"cmp_00f3a1b2c4d5e6f7\"}")
                .event("note-added", "{\"by\":\"ana\",\"text\":{\"key\":\"k1\",\"sealed\":\"AAAA\"}}")
                .event("case-assigned", "{\"analyst\":\"ana\",\"by\":\"lea\"}")
                .witnessed()
                .event("personal-data-erased", ERASURE)
                .event("case-decided", "{\"decision\":\"confirmed\"}")
                .witnessed();
    }

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

    /** Lines: 1 head, 2 key, 3 and 4 the case, 5 to 7 the enforcement, 8 to 10 the appeal, the last of each a checkpoint, 11 manifest. */
    private static Writer followed(Writer writer) {
        return writer.event("case-decided", "{\"decision\":\"confirmed\"}")
                .witnessed()
                .about(ENFORCEMENT)
                .event("enforcement-requested", "{\"measure\":\"suspend\"}")
                .event("enforcement-approved", "{\"by\":\"max\"}")
                .witnessed()
                .about(APPEAL)
                .event("appeal-filed", "{\"item\":3}")
                .event("appeal-overturned", "{\"by\":\"rita\"}")
                .witnessed();
    }

    @Test
    void a_bundle_with_what_followed_from_the_case_holds() {
        Verdict verdict = BundleCheck.of(followed(new Writer()).signed(), null, List.of());

        assertThat(((Holds) verdict).said())
                .anyMatch(said -> said.startsWith(ENFORCEMENT + ": 3 events"))
                .anyMatch(said -> said.startsWith(APPEAL + ": 3 events"));
    }

    static Stream<Arguments> what_somebody_did_to_an_enforcement_or_an_appeal_is_named() {
        return Stream.of(
                attack(6, "event 2 of " + ENFORCEMENT + " was changed", lines -> replace(lines, 6, "max", "lea")),
                attack(6, "event 2 of " + ENFORCEMENT + " is missing", lines -> lines.remove(5)),
                attack(5, "the order was changed", lines -> Collections.swap(lines, 4, 5)),
                attack(10, "the tail of " + ENFORCEMENT + " is cut off", lines -> lines.remove(6)),
                attack(
                        8,
                        "the tail of " + ENFORCEMENT + " is cut off",
                        lines -> lines.subList(4, 7).clear()),
                attack(9, "event 2 of " + APPEAL + " was changed", lines -> replace(lines, 9, "rita", "lea")),
                attack(8, "event 1 of " + APPEAL + " is missing", lines -> lines.remove(7)),
                attack(8, "the order was changed", lines -> Collections.swap(lines, 7, 8)),
                attack(
                        8,
                        "the tail of " + APPEAL + " is cut off",
                        lines -> lines.subList(7, 10).clear()));
    }

    @ParameterizedTest
    @MethodSource
    void what_somebody_did_to_an_enforcement_or_an_appeal_is_named(
            int line, String reason, Consumer<List<String>> attack) {
        List<String> lines =
                new ArrayList<>(followed(new Writer()).signed().lines().toList());
        attack.accept(lines);

        assertThat(BundleCheck.of(String.join("\n", lines) + "\n", null, List.of()))
                .isInstanceOfSatisfying(Broken.class, broken -> {
                    assertThat(broken.reason()).contains(reason);
                    assertThat(broken.line()).isEqualTo(line);
                });
    }

    @Test
    void an_appeal_that_somebody_else_signed_is_named() {
        Writer stranger = new Writer();

        assertThat(BundleCheck.of(followed(stranger).signed(), writer.keys(), List.of()))
                .isInstanceOfSatisfying(
                        Broken.class, broken -> assertThat(broken.reason()).contains("a foreign signature"));
        String foreign = stranger.about(APPEAL).event("appeal-filed", "{}").checkpoint();
        Writer mixed = new Writer();
        assertThat(BundleCheck.of(
                        mixed.about(APPEAL)
                                .event("appeal-filed", "{}")
                                .event(Chains.CHECKPOINT, foreign)
                                .signed(),
                        null,
                        List.of()))
                .isInstanceOfSatisfying(
                        Broken.class, broken -> assertThat(broken.reason()).contains(APPEAL));
    }

    @Test
    void an_older_state_of_an_enforcement_is_known_by_its_witness() {
        Writer later = new Writer().about(ENFORCEMENT).event("enforcement-requested", "{}");
        String old = later.witnessed().signed();
        String kept = later.event("enforcement-approved", "{}").checkpoint();

        assertThat(BundleCheck.of(old, later.keys(), List.of(kept)))
                .isInstanceOfSatisfying(
                        Broken.class, broken -> assertThat(broken.reason()).startsWith("the bundle is an older state"));
    }

    @Test
    void a_bundle_without_an_appeal_that_somebody_witnessed_is_named() {
        Writer whole = followed(new Writer());
        String kept = whole.about(APPEAL).checkpoint().replaceFirst("\\{", "{\"case\":\"" + STREAM + "\",");
        String without = new Writer().event("case-decided", "{}").witnessed().signed();

        assertThat(BundleCheck.of(without, null, List.of(kept)))
                .isInstanceOfSatisfying(
                        Broken.class,
                        broken -> assertThat(broken.reason())
                                .isEqualTo("a witnessed checkpoint is of %s, which is not in the bundle"
                                        .formatted(APPEAL)));
    }

    @Test
    void a_bundle_that_somebody_else_signed_is_named() {
        Writer stranger = new Writer();

        assertThat(BundleCheck.of(written(stranger).signed(), writer.keys(), List.of()))
                .isEqualTo(new Broken(
                        6,
                        "the checkpoint at event 4 of %s has a foreign signature: key %s is none of those you trust"
                                .formatted(STREAM, stranger.kid())));
    }

    /** Whoever can't sign anew can only show a checkpoint that was signed before. */
    @Test
    void a_checkpoint_that_was_made_earlier_is_named() {
        Writer forger = new Writer().event("case-opened", "{}");
        String early = forger.checkpoint();
        String forged = forger.event("case-decided", "{}")
                .event(Chains.CHECKPOINT, early)
                .signed();

        assertThat(BundleCheck.of(forged, forger.keys(), List.of()))
                .isEqualTo(new Broken(
                        5,
                        "the checkpoint at event 3 of %s is an older one: it covers 1 events, where 2 are before it"
                                .formatted(STREAM)));
    }

    @Test
    void a_history_that_was_written_anew_under_an_old_checkpoint_is_named() {
        Writer forger = new Writer().event("case-opened", "{\"a\":2}");
        String of = forger.checkpoint(1, "0".repeat(64));

        assertThat(BundleCheck.of(forger.event(Chains.CHECKPOINT, of).signed(), forger.keys(), List.of()))
                .isEqualTo(new Broken(
                        4, "the checkpoint at event 2 of %s was signed over another history".formatted(STREAM)));
    }

    @Test
    void a_checkpoint_whose_signature_was_made_up_is_named() {
        Writer forger = new Writer().event("case-opened", "{}");
        String made = forger.checkpoint().replaceAll("\"signature\":\".", "\"signature\":\"!");

        assertThat(BundleCheck.of(forger.event(Chains.CHECKPOINT, made).signed(), null, List.of()))
                .isEqualTo(new Broken(
                        4,
                        "the checkpoint at event 2 of %s has a signature that key %s did not make"
                                .formatted(STREAM, forger.kid())));
    }

    @Test
    void a_witness_knows_an_older_state_from_the_last_one() {
        Writer later = new Writer().event("case-opened", "{}");
        String old = later.witnessed().signed();
        String kept = later.event("case-decided", "{}").checkpoint();

        assertThat(BundleCheck.of(old, later.keys(), List.of(kept)))
                .isInstanceOfSatisfying(
                        Broken.class, broken -> assertThat(broken.reason()).startsWith("the bundle is an older state"));
        assertThat(BundleCheck.of(later.signed(), later.keys(), List.of(kept))).isInstanceOf(Holds.class);
    }

    @Test
    void a_witness_knows_a_history_that_was_signed_anew() {
        Writer honest = new Writer().event("case-opened", "{}");
        String kept = honest.checkpoint(1, "f".repeat(64));

        assertThat(BundleCheck.of(honest.signed(), honest.keys(), List.of(kept)))
                .isInstanceOfSatisfying(
                        Broken.class, broken -> assertThat(broken.reason()).startsWith("the history was written anew"));
    }

    @Test
    void a_witness_may_keep_whole_events_and_those_of_other_cases() {
        Writer later = new Writer().event("case-opened", "{}").witnessed();
        String kept = later.checkpoint();
        String whole =
                "{\"specversion\":\"1.0\",\"type\":\"io.stillwatch.checkpoint-signed.v1\",\"data\":" + kept + "}";
        String paged = "{\"position\":7,\"event\":" + whole + "}";
        String noted = "{\"specversion\":\"1.0\",\"type\":\"io.stillwatch.note-added.v1\",\"data\":{}}";
        String other = kept.replace(STREAM, "case_1122334455667788");
        String unknown = kept.replace(STREAM, APPEAL);

        assertThat(((Holds) BundleCheck.of(
                                later.signed(), later.keys(), List.of(kept, whole, paged, noted, other, unknown)))
                        .said())
                .contains("3 witnessed checkpoints agree.")
                .contains("2 more lines of the witness are about other cases, or no checkpoints.")
                .anyMatch(said -> said.startsWith("Witnessed, and not in this bundle: " + APPEAL));
    }

    @Test
    void a_line_of_the_witness_that_is_none_is_named() {
        assertThat(BundleCheck.of(bundle, writer.keys(), List.of("{}")))
                .isInstanceOfSatisfying(
                        Broken.class,
                        broken -> assertThat(broken.reason()).isEqualTo("line 1 of the witness is no checkpoint"));
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

    private static Writer acknowledged(String second) {
        String outcome = "{\"kind\":\"outcome\",\"enforcement\":\"" + ENFORCEMENT
                + "\",\"chunk\":1,\"item\":%d,\"outcome\":\"%s\"}";
        return new Writer()
                .about(ENFORCEMENT)
                .event(
                        "enforcement-items-acknowledged",
                        "{\"chunk\":1,\"applied\":1,\"refused\":1,\"lifted\":0,\"digest\":\"%s\"}"
                                .formatted(Hashes.hex("0\tapplied\n7\trefused")))
                .add(outcome.formatted(0, "applied"))
                .add(outcome.formatted(7, second));
    }

    @Test
    void what_was_said_of_items_is_checked_against_the_digest_of_its_event() {
        assertThat(((Holds) BundleCheck.of(acknowledged("refused").signed(), null, List.of())).said())
                .anyMatch(
                        said -> said.startsWith("2 members, items and outcomes are listed as the digests of 1 events"));
        assertThat(BundleCheck.of(acknowledged("applied").signed(), null, List.of()))
                .isEqualTo(new Broken(
                        5, "the list of %s/1 was changed: its digest is not that of its event".formatted(ENFORCEMENT)));
    }

    private static final String LIST =
            "acct_1\t\t2026-04-22T08:15:30Z\nacct_2\tu_4\t2026-04-22T09:15:30Z\n-\nacct_0\t\t2026-04-21T09:15:30Z";

    /** Lines: 1 head, 2 key, 3 the case, 4 to 6 its members, 7 the enforcement, 8 and 9 its items, 10 manifest. */
    private static Writer listed(String first) {
        String member = "{\"kind\":\"member\",\"chunk\":\"" + STREAM
                + "/1\",\"account\":\"%s\",\"endUser\":\"%s\",\"since\":\"%s\",\"left\":%s}";
        String item = "{\"kind\":\"item\",\"enforcement\":\"" + ENFORCEMENT
                + "\",\"item\":%d,\"account\":\"%s\",\"endUser\":\"\"}";
        return new Writer()
                .event(
                        "finding-recorded",
                        "{\"finding\":{\"members\":{\"id\":\"%s/1\",\"added\":2,\"left\":1,\"digest\":\"%s\"}}}"
                                .formatted(STREAM, Hashes.hex(LIST)))
                .add(member.formatted(first, "", "2026-04-22T08:15:30Z", false))
                .add(member.formatted("acct_2", "u_4", "2026-04-22T09:15:30Z", false))
                .add(member.formatted("acct_0", "", "2026-04-21T09:15:30Z", true))
                .about(ENFORCEMENT)
                .event(
                        "enforcement-requested",
                        "{\"plan\":{\"items\":2,\"digest\":\"%s\"}}".formatted(Hashes.hex("acct_2\t\nacct_1\t")))
                .add(item.formatted(0, "acct_2"))
                .add(item.formatted(1, "acct_1"));
    }

    @Test
    void whom_a_digest_covers_is_checked_against_it() {
        assertThat(((Holds) BundleCheck.of(listed("acct_1").signed(), null, List.of())).said())
                .contains(
                        "5 members, items and outcomes are listed as the digests of 2 events say; 0 more lists are covered by their digest only.");
    }

    @Test
    void somebody_who_was_erased_is_missing_by_name_only() {
        String erased = "erased:00f3a1b2c4d5e6f7\",\"erased\":true,\"x\":\"";
        assertThat(((Holds) BundleCheck.of(listed(erased).signed(), null, List.of())).said())
                .contains("Somebody on the list of %s/1 was erased: its digest can't be computed any more."
                        .formatted(STREAM));
    }

    @Test
    void an_account_that_is_called_like_one_is_not_erased() {
        assertThat(BundleCheck.of(listed("erased:00f3a1b2c4d5e6f7").signed(), null, List.of()))
                .isEqualTo(new Broken(
                        6, "the list of %s/1 was changed: its digest is not that of its event".formatted(STREAM)));
    }

    @Test
    void somebody_who_was_put_into_anothers_place_before_it_was_signed_is_named() {
        assertThat(BundleCheck.of(listed("acct_7").signed(), null, List.of()))
                .isEqualTo(new Broken(
                        6, "the list of %s/1 was changed: its digest is not that of its event".formatted(STREAM)));
    }

    static Stream<Arguments> what_somebody_did_to_a_list_is_named() {
        return Stream.of(
                attack(6, "the list of " + STREAM + "/1 was changed", lines -> replace(lines, 5, "u_4", "u_5")),
                attack(6, "the list of " + STREAM + "/1 was changed", lines -> Collections.swap(lines, 3, 4)),
                attack(6, "the list of " + STREAM + "/1 was changed", lines -> lines.add(5, lines.get(3))),
                attack(9, "the list of " + STREAM + "/1 is cut off", lines -> lines.remove(3)),
                attack(9, "the list of " + ENFORCEMENT + " was changed", lines -> Collections.swap(lines, 7, 8)),
                attack(4, "no event names a list " + STREAM + "/2", lines -> replace(lines, 4, "/1", "/2")));
    }

    @ParameterizedTest
    @MethodSource
    void what_somebody_did_to_a_list_is_named(int line, String reason, Consumer<List<String>> attack) {
        List<String> lines = new ArrayList<>(listed("acct_1").signed().lines().toList());
        attack.accept(lines);

        assertThat(BundleCheck.of(String.join("\n", lines) + "\n", null, List.of()))
                .isInstanceOfSatisfying(Broken.class, broken -> {
                    assertThat(broken.reason()).contains(reason);
                    assertThat(broken.line()).isEqualTo(line);
                });
    }

    private static Arguments attack(int line, String reason, Consumer<List<String>> attack) {
        return Arguments.of(line, reason, attack);
    }

    private static void replace(List<String> lines, int line, String old, String fresh) {
        String before = lines.get(line - 1);
        assertThat(before).contains(old);
        lines.set(line - 1, before.replace(old, fresh));
    }

    private static String signature(List<String> lines) {
        return lines.getLast().replaceAll(".*\"signature\":\"([^\"]*)\".*", "$1");
    }

    /** 64 bytes are 86 characters, the last of which has four bits to spare. */
    private static void respell(List<String> lines) {
        String signature = signature(lines);
        String digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int last = signature.length() - 1;
        char other = digits.charAt(digits.indexOf(signature.charAt(last)) + 1);
        replace(lines, lines.size(), signature, signature.substring(0, last) + other);
    }

    private static void cut(List<String> lines) {
        String last = lines.removeLast();
        lines.add(last.substring(0, last.length() / 2));
    }
}
