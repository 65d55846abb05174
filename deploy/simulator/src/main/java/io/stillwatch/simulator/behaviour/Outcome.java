package io.stillwatch.simulator.behaviour;

import io.stillwatch.simulator.Chance;
import java.util.List;

/** How requests end. */
final class Outcome {
    static final int OK = 200;
    static final List<Integer> FAILURES = List.of(429, 429, 500, 503, 529);
    private static final double CALLS_A_TOOL = 0.6;

    private Outcome() {}

    static String finishReason(Turn turn, Chance chance) {
        if (turn.usage().outputTokens() >= turn.parameters().maxTokens()) {
            return "length";
        }
        return turn.parameters().tools() > 0 && chance.happens(CALLS_A_TOOL) ? "tool_calls" : "stop";
    }
}
