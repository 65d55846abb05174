package io.stillwatch.scoring.engine.account;

import io.stillwatch.scoring.engine.Baseline;
import io.stillwatch.scoring.engine.Interaction;
import io.stillwatch.scoring.engine.Policy;
import org.jspecify.annotations.Nullable;

/**
 * Whether one interaction looks like a harvested answer: the first turn of a conversation, no tools, one choice, room for a long answer,
 * and an answer that is long for the length of its input among established accounts (detection §1). Structure only: no word of any
 * language, and no topic.
 */
public final class ExtractionLikeness {
    private final Policy.Extraction rule;
    private final Baseline baseline;

    public ExtractionLikeness(Policy.Extraction rule, Baseline baseline) {
        this.rule = rule;
        this.baseline = baseline;
    }

    public boolean of(Interaction interaction) {
        Interaction.Parameters asked = interaction.parameters();
        boolean roomy = asked.maxTokens() == Interaction.UNKNOWN || asked.maxTokens() >= rule.leastMaxTokens();
        return opens(interaction.content())
                && asked.tools() <= 0
                && asked.choices() <= 1
                && roomy
                && isLong(interaction.usage());
    }

    private static boolean opens(Interaction.@Nullable Content content) {
        return content != null && content.turn() == 1;
    }

    private boolean isLong(Interaction.Usage usage) {
        return usage.inputTokens() != Interaction.UNKNOWN
                && usage.outputTokens() >= baseline.longOutput(usage.inputTokens());
    }
}
