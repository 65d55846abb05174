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

/** What followed from the case, enforcements and appeals, is as safe as the case. */
class FollowedBundleTest {

    private static final String ENFORCEMENT = "enf_00f3a1b2c4d5e6f7";
    private static final String APPEAL = "app_00f3a1b2c4d5e6f7";

    private final Writer writer = new Writer();

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
        Writer later =
                new Writer().event("case-decided", "{}").about(ENFORCEMENT).event("enforcement-requested", "{}");
        String old = later.witnessed().signed();
        String kept = later.event("enforcement-approved", "{}").checkpoint();

        assertThat(BundleCheck.of(old, later.keys(), List.of(kept)))
                .isInstanceOfSatisfying(
                        Broken.class, broken -> assertThat(broken.reason()).startsWith("the bundle is an older state"));
    }

    @Test
    void a_bundle_without_any_event_of_its_own_case_is_no_evidence_on_it() {
        String without = new Writer()
                .about(ENFORCEMENT)
                .event("enforcement-requested", "{}")
                .signed();

        assertThat(BundleCheck.of(without, null, List.of()))
                .isInstanceOfSatisfying(
                        Broken.class,
                        broken -> assertThat(broken.reason()).contains("no event of " + STREAM + " is in it"));
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
}
