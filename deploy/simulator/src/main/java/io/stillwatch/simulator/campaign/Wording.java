package io.stillwatch.simulator.campaign;

import io.stillwatch.simulator.Chance;
import io.stillwatch.simulator.Interaction.Input;
import io.stillwatch.simulator.behaviour.World;
import io.stillwatch.simulator.language.Phrasebook;
import io.stillwatch.simulator.language.Synonyms;
import io.stillwatch.simulator.language.Wrapper;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** How a question is put. */
@FunctionalInterface
interface Wording {
    Input ask(String question, Chance chance);

    /** The question and nothing else. */
    static Setup<Wording> bare() {
        return _ -> (_, _) -> (question, _) -> Input.prompt(question);
    }

    /** The same words around every question of every account. */
    static Setup<Wording> fixed(String topic) {
        return operator -> {
            var wrapper = Wrapper.of(topic, operator.chance().fork("wrapper"));
            return (_, _) -> (question, _) -> Input.prompt(wrapper.around(question));
        };
    }

    /** The wrapper that everybody can copy, around every question. */
    static Setup<Wording> published() {
        return operator -> {
            var wrapper = operator.world().language().published();
            return (_, _) -> (question, _) -> Input.prompt(wrapper.around(question));
        };
    }

    /** Somebody else's words. */
    static Setup<Wording> copied(Function<World, Wrapper> template) {
        return operator -> {
            var wrapper = template.apply(operator.world());
            return (_, _) -> (question, _) -> Input.prompt(wrapper.around(question));
        };
    }

    /** The wrapper as system prompt; the prompt itself is the question and nothing else. */
    static Setup<Wording> inSystemPrompt(String topic) {
        return operator -> {
            var wrapper = Wrapper.of(topic, operator.chance().fork("wrapper"));
            return (_, _) -> (question, _) -> Input.prompt(wrapper.around(""), question);
        };
    }

    /** Some of the sentences that any of the topics has, said anew for every question with words replaced. */
    static Setup<Wording> paraphrased(double share, String... topics) {
        return _ -> (_, _) -> (question, chance) -> {
            var phrases = new Phrasebook(chance.pick(List.of(topics)), chance.fork(chance.bits()), 1);
            var whole = phrases.filled(phrases.wrapper(chance), chance);
            var said = chance.happens(0.5) ? new Wrapper(whole.before(), "") : new Wrapper("", whole.after());
            return Input.prompt(Synonyms.replaced(said.around(question), share, chance));
        };
    }

    /** One of {@code number} templates for each question, with its blanks filled anew. */
    static Setup<Wording> templates(String topic, int number) {
        return operator -> {
            var phrases = new Phrasebook(topic, operator.chance().fork("phrases"), number);
            var templates = IntStream.range(0, number)
                    .mapToObj(one -> phrases.wrapper(operator.chance().fork(one)))
                    .toList();
            return (_, _) -> (question, chance) ->
                    Input.prompt(phrases.filled(chance.pick(templates), chance).around(question));
        };
    }

    /** Each account writes each sentence its own way, out of {@code rewordings} that the operator has. */
    static Setup<Wording> reworded(String topic, int rewordings) {
        return operator -> {
            var phrases = new Phrasebook(topic, operator.chance().fork("phrases"), rewordings);
            return (_, own) -> {
                var wrapper = phrases.wrapper(own.fork("wrapper"));
                return (question, chance) ->
                        Input.prompt(phrases.filled(wrapper, chance).around(question));
            };
        };
    }

    /** Another wording with such a share of its replaceable words replaced, anew for every question. */
    static Setup<Wording> substituting(double share, Setup<Wording> wording) {
        return operator -> {
            var original = wording.by(operator);
            return (account, own) -> {
                var words = original.to(account, own);
                return (question, chance) -> Input.prompt(
                        Synonyms.replaced(words.ask(question, chance).text(), share, chance));
            };
        };
    }
}
