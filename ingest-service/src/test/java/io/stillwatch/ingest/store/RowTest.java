package io.stillwatch.ingest.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.ingest.event.AccountFactRecorded;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowTest {
    @Test
    void a_fact_that_is_stated_again_is_the_same_whatever_tables_say_of_it_meanwhile() {
        Row before = Row.of(fact("scale", null, null));

        assertThat(Row.of(fact("scale", true, "abcdefabcdef")).id()).isEqualTo(before.id());
        assertThat(Row.of(fact("free", null, null)).id()).isNotEqualTo(before.id());
    }

    private static AccountFactRecorded fact(String plan, @Nullable Boolean disposable, @Nullable String tables) {
        Instant time = Instant.parse("2026-04-22T08:15:30Z");
        return new AccountFactRecorded(
                "acct_1",
                time,
                time,
                null,
                null,
                null,
                null,
                null,
                "example.org",
                plan,
                null,
                1,
                null,
                disposable,
                tables);
    }
}
