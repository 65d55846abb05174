package io.stillwatch.scoring.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.engine.AccountFact;
import io.stillwatch.scoring.engine.Tag;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FactsTest {

    private static final long A_UNDER_KEY_1 = 11;
    private static final long A_UNDER_KEY_2 = 12;
    private static final long B_UNDER_KEY_2 = 22;

    private static final AccountFact BEFORE_THE_ROTATION = paid(1, A_UNDER_KEY_1, Tag.NONE);
    private static final AccountFact DURING_THE_ROTATION = paid(2, A_UNDER_KEY_2, A_UNDER_KEY_1);
    private static final AccountFact ANOTHER_CARD = paid(3, B_UNDER_KEY_2, Tag.NONE);

    @Test
    void a_card_has_both_its_tags_until_another_takes_its_place() {
        Facts facts = new Facts();
        facts.learn(BEFORE_THE_ROTATION);
        facts.learn(DURING_THE_ROTATION);
        assertThat(facts.card()).isEqualTo(A_UNDER_KEY_1);

        facts.learn(ANOTHER_CARD);

        assertThat(facts.payment()).isEqualTo(B_UNDER_KEY_2);
        assertThat(facts.earlierPayment()).isEqualTo(Tag.NONE);
        assertThat(facts.card()).isEqualTo(B_UNDER_KEY_2);
    }

    @Test
    void a_card_that_is_told_of_late_is_still_the_one_before() {
        Facts facts = new Facts();

        List.of(ANOTHER_CARD, DURING_THE_ROTATION, BEFORE_THE_ROTATION).forEach(facts::learn);

        assertThat(facts.card()).isEqualTo(B_UNDER_KEY_2);
        assertThat(facts.earlierPayment()).isEqualTo(Tag.NONE);
    }

    @Test
    void a_fact_of_something_else_leaves_the_card_alone() {
        Facts facts = new Facts();
        facts.learn(DURING_THE_ROTATION);

        facts.learn(paid(3, Tag.NONE, Tag.NONE));

        assertThat(facts.payment()).isEqualTo(A_UNDER_KEY_2);
        assertThat(facts.card()).isEqualTo(A_UNDER_KEY_1);
    }

    @Test
    void a_snapshot_keeps_both_tags_of_a_card_and_none_of_a_card_before() throws IOException {
        Facts facts = new Facts();
        facts.learn(DURING_THE_ROTATION);

        assertThat(Facts.read(snapshot(facts)).earlierPayment()).isEqualTo(A_UNDER_KEY_1);
        assertThat(Facts.read(snapshotOfBefore()).card()).isEqualTo(B_UNDER_KEY_2);
    }

    private static DataInputStream snapshot(Facts facts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        facts.write(new DataOutputStream(bytes));
        return new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    }

    /** As one was written when a later card did not take the earlier tag along. */
    private static DataInputStream snapshotOfBefore() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(new byte[5]);
            StatedCodec.writeLong(out, new Stated<>(B_UNDER_KEY_2, 3));
            StatedCodec.writeLong(out, new Stated<>(A_UNDER_KEY_1, 2));
            out.write(new byte[2]);
        }
        return new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    }

    private static AccountFact paid(long day, long payment, long earlier) {
        Instant time = Instant.parse("2026-04-20T00:00:00Z").plusSeconds(day * 86_400);
        return new AccountFact("acct_1", time, null, null, null, null, null, payment, null, null, earlier);
    }
}
