package io.stillwatch.scoring.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.Ingest;
import io.stillwatch.scoring.Ingest.InputNames;
import io.stillwatch.scoring.Story;
import io.stillwatch.scoring.TestStore;
import io.stillwatch.scoring.TestTopics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The last hour of the story is live, and what was before it comes behind, in ticks that are cut by how much has come. */
class BackfillTest {
    private static final int RECORDS_OF_A_TICK = 150;

    /** Cut anywhere, so that a tick ends in the middle of one hour and the next begins there. */
    private static long backfill(Ingest ingest) {
        Story.Hour live = Story.hours().getLast();
        Story.publish(ingest, live);
        Instant watermark = live.watermark();
        long tick = live.tick() + 1;
        int records = 0;
        for (Story.Hour hour : Story.hours().subList(0, Story.HOURS - 1)) {
            for (Story.Line fact : hour.facts()) {
                ingest.fact(tick, fact.account(), fact.body());
            }
            for (Story.Line interaction : hour.interactions()) {
                ingest.interaction(tick, interaction.account(), interaction.body());
                if (++records % RECORDS_OF_A_TICK == 0) {
                    ingest.marker(tick++, watermark).publish();
                }
            }
        }
        ingest.marker(tick, watermark).publish();
        return tick;
    }

    @Test
    void a_backfill_in_many_ticks_of_one_watermark_is_scored_and_the_same_whatever_the_partitions_and_restarts() {
        InputNames plain = TestTopics.create(1);
        InputNames three = TestTopics.create(3);
        try (Ingest toPlain = new Ingest(TestTopics.kafka(), plain);
                Ingest toThree = new Ingest(TestTopics.kafka(), three);
                TestStore one = new TestStore();
                TestStore other = new TestStore()) {
            long last = backfill(toPlain);
            backfill(toThree);
            try (Run run = new Run(one, plain, Duration.ofDays(1))) {
                run.until(last);
            }
            for (long tick = Story.FIRST_TICK + Story.HOURS; tick <= last; tick += 5) {
                try (Run run = new Run(other, three, Duration.ZERO, 1)) {
                    run.until(tick);
                }
            }
            try (Run run = new Run(other, three, Duration.ZERO)) {
                run.until(last);
            }

            List<String> told = one.contents();
            assertThat(told).anyMatch(line -> line.startsWith("[risk,acme-1,,MEDIUM"));
            assertThat(told.getFirst()).endsWith("," + Story.records() + "]");
            assertThat(other.contents()).isEqualTo(told);
        }
    }
}
