package io.stillwatch.scoring.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.engine.AccountFact;
import io.stillwatch.scoring.engine.Baseline;
import io.stillwatch.scoring.engine.Engine;
import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.Town;
import io.stillwatch.scoring.engine.table.Slices;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is read of accounts out of what an engine wrote of itself. */
class KnownFactsTest {

    private static final Instant FIRST = Town.START;
    private static final Instant LATER = Town.START.plusSeconds(60);

    private final Engine engine = new Engine(Policy.builtin(), Baseline.builtin()).notingChanges();
    private final KnownFacts known = new KnownFacts();

    @Test
    void the_latest_value_of_each_is_known_with_the_time_for_which_it_was_stated() throws IOException {
        AccountFact opened = fact("one", FIRST, FIRST, "mail.example", "trial", 7, 8);
        AccountFact moved = fact("one", LATER, null, null, "customers", 0, 0);
        engine.accept(opened);
        engine.accept(moved);
        engine.close(1, LATER);

        readSlices(1);

        assertThat(known.all()).containsExactly(fact("one", FIRST, FIRST, "mail.example", null, 7, 8), moved);
    }

    @Test
    void what_changed_behind_its_slice_counts_and_what_changed_before_does_not() throws IOException {
        engine.accept(fact("one", FIRST, null, null, "trial", 0, 0));
        engine.close(1, LATER);
        byte[] before = changes();
        AccountFact now = fact("one", LATER, null, null, "customers", 0, 0);
        engine.accept(now);
        engine.close(2, LATER);
        readSlices(2);
        changes();
        AccountFact another = fact("two", LATER, null, null, "customers", 0, 0);
        engine.accept(another);
        engine.close(3, LATER);

        known.readChanges(1, in(before));
        known.readChanges(3, in(changes()));

        assertThat(known.all()).containsExactly(now, another);
    }

    @Test
    void nothing_is_known_of_who_was_erased() throws IOException {
        engine.accept(fact("one", FIRST, null, null, "trial", 0, 0));
        engine.close(1, LATER);
        engine.erase("one");

        readSlices(1);

        assertThat(known.all()).isEmpty();
    }

    private static AccountFact fact(
            String account,
            Instant time,
            @Nullable Instant created,
            @Nullable String domain,
            @Nullable String program,
            long card,
            long earlier) {
        return new AccountFact(account, time, created, null, null, null, null, card, domain, program, earlier);
    }

    private void readSlices(long tick) throws IOException {
        for (int slice = 0; slice < Slices.COUNT; slice++) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            engine.writeSlice(slice, new DataOutputStream(bytes));
            known.readSlice(slice, tick, in(bytes.toByteArray()));
        }
    }

    private byte[] changes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        engine.writeChanges(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static DataInputStream in(byte[] bytes) {
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }
}
