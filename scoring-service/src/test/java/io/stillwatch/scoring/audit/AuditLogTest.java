package io.stillwatch.scoring.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.TestStore;
import io.stillwatch.scoring.engine.Draw;
import io.stillwatch.scoring.engine.Principal;
import io.stillwatch.scoring.engine.Verdicts;
import io.stillwatch.scoring.progress.ProgressLog;
import io.stillwatch.scoring.store.StoreConnection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A shop that nobody calls at weekends, beginning on a Friday. */
class AuditLogTest {

    private static final Instant FRIDAY_MORNING = Instant.parse("2026-04-24T09:00:00Z");
    private static final Instant FRIDAY_EVENING = Instant.parse("2026-04-24T18:00:00Z");
    private static final Instant MONDAY_MORNING = Instant.parse("2026-04-27T09:00:00Z");
    private static final Instant TUESDAY_MORNING = Instant.parse("2026-04-28T09:00:00Z");
    private static final Instant NEXT_YEAR = Instant.parse("2027-04-26T09:00:00Z");

    private final TestStore database = new TestStore();
    private final StoreConnection store = database.connect();
    private AuditLog audits = new AuditLog(store, AuditLogTest::draw);
    private long tick;

    @AfterEach
    void close() {
        StoreConnection.await(store.raw().close());
        database.close();
    }

    @Test
    void the_day_before_a_gap_is_drawn_from_behind_it_and_days_without_anybody_leave_no_row() {
        closes(FRIDAY_MORNING);
        closes(FRIDAY_EVENING);
        closes(MONDAY_MORNING);

        assertThat(days("audit_day")).containsExactly("2026-04-23", "2026-04-24");
        assertThat(days("audit")).containsExactly("2026-04-23", "2026-04-24");
    }

    @Test
    void a_restart_in_the_gap_misses_no_day() {
        closes(FRIDAY_EVENING);
        audits = new AuditLog(store, AuditLogTest::draw);
        closes(MONDAY_MORNING);
        closes(TUESDAY_MORNING);

        assertThat(days("audit_day")).containsExactly("2026-04-23", "2026-04-24", "2026-04-27");
    }

    @Test
    void a_gap_of_a_year_is_looked_through_for_four_weeks() {
        closes(FRIDAY_EVENING);
        List<LocalDate> asked = new ArrayList<>();
        audits = new AuditLog(store, day -> {
            asked.add(day);
            return draw(day);
        });
        closes(NEXT_YEAR);

        assertThat(asked).hasSize(28).endsWith(LocalDate.parse("2027-04-25"));
    }

    @Test
    void no_day_is_drawn_from_twice_though_the_watermark_goes_back() {
        closes(TUESDAY_MORNING);
        closes(FRIDAY_MORNING);
        closes(TUESDAY_MORNING);

        assertThat(days("audit_day")).containsExactly("2026-04-24", "2026-04-27");
        assertThat(days("audit")).containsExactly("2026-04-24", "2026-04-27");
    }

    private void closes(Instant watermark) {
        tick++;
        new ProgressLog(store).advance(tick - 1, tick, watermark, tick, "");
        audits.keep(new Verdicts(tick, watermark, "p", "b", List.of(), List.of()));
    }

    /** One of two on each weekday. */
    private static Draw draw(LocalDate day) {
        return day.getDayOfWeek().getValue() > 5
                ? new Draw(0, 0, List.of())
                : new Draw(1, 1, List.of(new Draw.Drawn(day.toEpochDay(), new Principal("acct_1", null), true)));
    }

    private List<String> days(String table) {
        List<String> days = new ArrayList<>();
        store.run("select day from " + table + " order by day")
                .forEach(row -> days.add(row.getLocalDate("day").toString()));
        return days;
    }
}
