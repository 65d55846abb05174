package io.stillwatch.local.verify;

import static io.stillwatch.local.verify.Attacks.written;
import static io.stillwatch.local.verify.Writer.STREAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stillwatch.local.verify.Verdict.Broken;
import io.stillwatch.local.verify.Verdict.Holds;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Signatures, those of somebody else and those that a witness kept. */
class CheckpointTest {

    private static final String APPEAL = "app_00f3a1b2c4d5e6f7";

    private final Writer writer = new Writer();
    private final String bundle = written(writer).signed();

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
    void a_line_of_the_witness_that_is_none_is_named_and_says_nothing_against_the_bundle() {
        assertThatThrownBy(() -> BundleCheck.of(bundle, writer.keys(), List.of(writer.checkpoint(), "", "{}")))
                .isInstanceOf(UnusableFile.class)
                .hasMessageStartingWith("Line 3 of the checkpoints is no checkpoint");
    }
}
