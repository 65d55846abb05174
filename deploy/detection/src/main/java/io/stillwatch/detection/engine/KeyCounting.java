package io.stillwatch.detection.engine;

import io.stillwatch.scoring.engine.Interaction;
import io.stillwatch.scoring.engine.Tags;
import java.util.HashMap;
import java.util.Map;

/** The baseline: how often each tag was seen, in the hash map that everyone has. Nothing that looks at every tag costs less. */
final class KeyCounting {
    private final Map<Long, Integer> counts = new HashMap<>();

    void count(Interaction interaction) {
        count(interaction.client().address());
        var content = interaction.content();
        if (content != null) {
            count(content.shingles());
            count(content.systemShingles());
        }
    }

    private void count(Tags tags) {
        for (var i = 0; i < tags.size(); i++) {
            count(tags.get(i));
        }
    }

    private void count(long tag) {
        counts.merge(tag, 1, Integer::sum);
    }
}
