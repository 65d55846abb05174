package io.stillwatch.local.verify;

import static io.stillwatch.local.verify.Writer.STREAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.local.verify.Verdict.Broken;
import io.stillwatch.local.verify.Verdict.Holds;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lists whose lines are hidden in the digest, each under a salt of its own. */
class SaltedBundleTest {

    private static final String SINCE = "2026-04-22T08:15:30Z";
    private static final String FIRST = Hashes.hex("5a17\nacct_1\t\t" + SINCE);
    private static final String DIGEST = Hashes.hex(FIRST + "\n-\n" + Hashes.hex("5a18\nacct_2\tu_4\t" + SINCE));
    private static final String NAMED = "\"account\":\"acct_1\",\"salt\":\"5a17\"";
    private static final String ERASED = "\"account\":\"erased:00f3a1b2c4d5e6f7\",\"erased\":true";
    private static final Broken CHANGED =
            new Broken(5, "the list of %s/1 was changed: its digest is not that of its event".formatted(STREAM));

    /** Lines: 1 head, 2 key, 3 the case, 4 and 5 its members, 6 manifest. */
    private static Verdict of(String first) {
        String member = "{\"kind\":\"member\",\"chunk\":\"" + STREAM + "/1\",%s,\"endUser\":\"%s\",\"since\":\"" + SINCE
                + "\",\"left\":%s}";
        Writer writer = new Writer()
                .event(
                        "finding-recorded",
                        "{\"finding\":{\"members\":{\"id\":\"%s/1\",\"added\":1,\"left\":1,\"digest\":\"%s\"}}}"
                                .formatted(STREAM, DIGEST))
                .add(member.formatted(first, "", false))
                .add(member.formatted("\"account\":\"acct_2\",\"salt\":\"5a18\"", "u_4", true));
        return BundleCheck.of(writer.signed(), writer.keys(), List.of());
    }

    @Test
    void whoever_has_salt_and_line_computes_what_the_digest_covers() {
        assertThat(of(NAMED)).isInstanceOf(Holds.class);
    }

    @Test
    void another_name_under_the_same_salt_is_no_member() {
        assertThat(of(NAMED.replace("acct_1", "acct_7"))).isEqualTo(CHANGED);
    }

    @Test
    void a_name_without_its_salt_proves_nothing() {
        assertThat(of("\"account\":\"acct_1\"")).isEqualTo(CHANGED);
    }

    @Test
    void of_whoever_was_erased_what_stands_for_them_still_fits() {
        assertThat(of(ERASED + ",\"commitment\":\"" + FIRST + "\""))
                .isInstanceOfSatisfying(
                        Holds.class,
                        holds -> assertThat(holds.said())
                                .contains(
                                        "Somebody on the list of %s/1 was erased: what stands for them is what its digest covers."
                                                .formatted(STREAM)));
    }

    @Test
    void when_and_why_a_name_was_erased_is_said_of_each_list() {
        Writer writer = new Writer()
                .event(
                        "listed-name-erased",
                        "{\"basis\":\"requested\",\"by\":\"olga\",\"lists\":[\"%1$s/1\",\"%1$s/4\"],\"reference\":\"DSR-1\",\"stream\":\"%1$s\"}"
                                .formatted(STREAM));

        assertThat(BundleCheck.of(writer.signed(), writer.keys(), List.of()))
                .isInstanceOfSatisfying(
                        Holds.class,
                        holds -> assertThat(holds.said())
                                .anyMatch(said -> said.endsWith(
                                        "(requested, DSR-1, by olga): a name on the list of %1$s/1, a name on the list of %1$s/4."
                                                .formatted(STREAM))));
    }

    @Test
    void what_does_not_stand_for_whoever_was_erased_is_named() {
        assertThat(of(ERASED + ",\"commitment\":\"" + DIGEST + "\"")).isEqualTo(CHANGED);
    }
}
