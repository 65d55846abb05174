package io.stillwatch.detection.detector;

import io.stillwatch.scoring.engine.AccountFact;
import io.stillwatch.scoring.engine.Interaction;
import io.stillwatch.scoring.engine.Tags;
import java.time.Instant;
import java.util.Arrays;

/**
 * Suspects the connected components of accounts that write nearly the same prompts: resemblance of 5-word shingles by
 * min-hash (Broder, SEQUENCES 1997), candidates by banding (Indyk and Motwani, STOC 1998).
 */
final class PromptLsh implements Rule {
    private static final int BANDS = 5;
    private static final int LEAST_MEMBERS = 8;
    private static final int LEAST_SHINGLES = 3;

    private final int mostUsers;
    private final long[] smallest;
    private final int rows;
    private final Roll roll = new Roll();
    private final Incidence users = new Incidence();

    /**
     * A pair of resemblance s meets in a band with probability 1 - (1 - s^rows)^5.
     *
     * @param mostUsers a prompt of more accounts joins nobody
     */
    PromptLsh(int rows, int mostUsers) {
        this.rows = rows;
        this.mostUsers = mostUsers;
        this.smallest = new long[BANDS * rows];
    }

    @Override
    public void accept(AccountFact fact) {
        // Who they are plays no part.
    }

    @Override
    public void accept(Interaction interaction) {
        var account = roll.of(interaction);
        var content = interaction.content();
        if (content != null && content.shingles().size() >= LEAST_SHINGLES) {
            sketch(content.shingles());
            for (var band = 0; band < BANDS; band++) {
                users.add(bucket(band), account);
            }
        }
    }

    private void sketch(Tags shingles) {
        Arrays.fill(smallest, Long.MAX_VALUE);
        for (var i = 0; i < shingles.size(); i++) {
            for (var function = 0; function < smallest.length; function++) {
                smallest[function] = Math.min(smallest[function], Hash.of(shingles.get(i), function));
            }
        }
    }

    private long bucket(int band) {
        var bucket = (long) band;
        for (var row = 0; row < rows; row++) {
            bucket = Hash.of(bucket, smallest[band * rows + row]);
        }
        return bucket;
    }

    @Override
    public Suspicion judge(Instant now) {
        var components = new Components(roll.size());
        users.each(2, mostUsers, components::joinAll);
        return Suspicion.ofGroups(roll.of(components.ofAtLeast(LEAST_MEMBERS)));
    }
}
