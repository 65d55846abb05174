package io.stillwatch.local.verify;

import static io.stillwatch.local.verify.Attacks.attack;
import static io.stillwatch.local.verify.Attacks.replace;
import static io.stillwatch.local.verify.Writer.STREAM;
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

/** Whom the digests in the events cover is checked against them. */
class ListedBundleTest {

    private static final String ENFORCEMENT = "enf_00f3a1b2c4d5e6f7";

    private static Writer acknowledged(String second) {
        String outcome = "{\"kind\":\"outcome\",\"enforcement\":\"" + ENFORCEMENT
                + "\",\"chunk\":1,\"item\":%d,\"outcome\":\"%s\"}";
        return new Writer()
                .event("case-decided", "{}")
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
                        6, "the list of %s/1 was changed: its digest is not that of its event".formatted(ENFORCEMENT)));
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
}
