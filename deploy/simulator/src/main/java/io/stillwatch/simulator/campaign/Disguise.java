package io.stillwatch.simulator.campaign;

import io.stillwatch.simulator.Interaction.Input;
import io.stillwatch.simulator.Interaction.Message;
import io.stillwatch.simulator.Interaction.Parameters;
import io.stillwatch.simulator.behaviour.Tokens;
import io.stillwatch.simulator.behaviour.Turn;
import java.util.List;

/** What a client can do to a call so that it no longer looks like one question for one long answer. Each costs next to nothing. */
public enum Disguise {
    /** The question comes after an exchange that never took place. */
    EXCHANGE {
        @Override
        Turn on(Turn turn) {
            var question = turn.input().text();
            var system = turn.input().system();
            var messages = List.of(
                    new Message("user", "Good morning, I have a question."),
                    new Message("assistant", "Good morning! What would you like to know?"),
                    new Message("user", question));
            var input = new Input(system, null, messages);
            var more = Tokens.of(input.text()) - Tokens.of(question);
            return turn.asking(input, turn.usage().inputTokens() + more);
        }
    },
    /** The bound of the answer is a token below what looks roomy. */
    BOUND {
        @Override
        Turn on(Turn turn) {
            var asked = turn.parameters();
            var bound = new Parameters(
                    asked.temperature(), 2047, asked.choices(), asked.logprobs(), asked.tools(), asked.stream());
            return turn.under(bound, 1);
        }
    },
    /** A tool is offered that nobody needs. */
    TOOL {
        @Override
        Turn on(Turn turn) {
            var asked = turn.parameters();
            var offering = new Parameters(
                    asked.temperature(), asked.maxTokens(), asked.choices(), asked.logprobs(), 1, asked.stream());
            return turn.under(offering, 1);
        }
    },
    /** Two answers are asked for, both of which are worth having and are billed. */
    CHOICES {
        @Override
        Turn on(Turn turn) {
            var asked = turn.parameters();
            var twice = new Parameters(
                    asked.temperature(), asked.maxTokens(), 2, asked.logprobs(), asked.tools(), asked.stream());
            return turn.under(twice, 2);
        }
    },
    /** All calls of an account go under the name of one conversation. */
    CONVERSATION {
        @Override
        Turn on(Turn turn) {
            return turn.resuming();
        }
    };

    /** The call in this disguise. */
    abstract Turn on(Turn turn);

    /** One over the other. */
    static Turn allOf(List<Disguise> disguises, Turn turn) {
        var disguised = turn;
        for (var disguise : disguises) {
            disguised = disguise.on(disguised);
        }
        return disguised;
    }
}
