package io.stillwatch.scoring.allowance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stillwatch.eventsourcing.ProblemException;
import io.stillwatch.scoring.TestStore;
import io.stillwatch.scoring.store.StoreConnection;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeclaredUsesTest {

    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");

    private final TestStore store = new TestStore();
    private final DeclaredUses uses = new DeclaredUses(store.pool());

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void a_use_that_has_ended_by_itself_makes_room_for_another() {
        declare(MAY);
        isReachedByTheWatermark(MAY);

        declare(JUNE);

        assertThat(store.number("select count(*) from allowance")).isEqualTo(2);
        assertThat(store.number("select count(*) from allowance where ended_by = 'lea'"))
                .isEqualTo(1);
    }

    @Test
    void nothing_is_declared_up_to_what_the_watermark_has_reached() {
        isReachedByTheWatermark(MAY);

        assertThatThrownBy(() -> declare(MAY)).isInstanceOf(ProblemException.class);
    }

    private void declare(Instant until) {
        StoreConnection.await(uses.declare(
                new AllowanceRequest.Checked("acct_1", "research", "a lead", 500, until, "a reason"), "lea"));
    }

    private void isReachedByTheWatermark(Instant time) {
        store.asOwner("update verdict_tick set watermark = '" + time + "'");
    }
}
