package io.stillwatch.scoring.engine.account;

import io.stillwatch.scoring.engine.Baseline;
import io.stillwatch.scoring.engine.Interaction;
import io.stillwatch.scoring.engine.Policy;

/**
 * Whether one interaction looks like a harvested answer (detection §1). What is harvested is output, so that its length decides, for the length of the
 * input and among established accounts: one of the longest is harvested whatever surrounds it. A long one is if it is all there is to the conversation,
 * without tools, in one choice and with room for more. Whoever disguises a call has to do with shorter answers. Structure only: no word of any
 * language, and no topic.
 */
public final class ExtractionLikeness {
    private final Policy.Extraction rule;
    private final Baseline baseline;

    public ExtractionLikeness(Policy.Extraction rule, Baseline baseline) {
        this.rule = rule;
        this.baseline = baseline;
    }

    /** What an interaction looks like before its conversation is known. */
    public enum Look {
        ORDINARY,
        /** Like a harvested answer, if nothing comes before or after it. */
        HARVESTED_IF_ALONE,
        HARVESTED;

        /** Whether it is taken for one in a conversation that goes on, or does not. */
        public boolean isExtraction(boolean goesOn) {
            return this == HARVESTED || (this == HARVESTED_IF_ALONE && !goesOn);
        }
    }

    public Look of(Interaction interaction) {
        Interaction.Content content = interaction.content();
        int input = interaction.usage().inputTokens();
        if (content == null || input == Interaction.UNKNOWN) {
            return Look.ORDINARY;
        }
        int answer = interaction.answerTokens();
        if (answer >= baseline.longestOutput(input)) {
            return Look.HARVESTED;
        }
        boolean isPlain = content.turn() == 1 && isPlain(interaction.parameters());
        return isPlain && answer >= baseline.longOutput(input) ? Look.HARVESTED_IF_ALONE : Look.ORDINARY;
    }

    private boolean isPlain(Interaction.Parameters asked) {
        boolean roomy = asked.maxTokens() == Interaction.UNKNOWN || asked.maxTokens() >= rule.leastMaxTokens();
        return asked.tools() <= 0 && asked.choices() <= 1 && roomy;
    }
}
