package io.stillwatch.simulator.campaign;

import io.stillwatch.simulator.Chance;
import io.stillwatch.simulator.Interaction.Input;
import io.stillwatch.simulator.behaviour.Lengths;
import io.stillwatch.simulator.behaviour.Settings;
import io.stillwatch.simulator.behaviour.Work;
import io.stillwatch.simulator.honest.Chat;
import io.stillwatch.simulator.language.Corpus;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** What operators have their accounts ask. */
final class Script {
    private static final Settings LIKE_ANYBODY = Settings.of("m-4", 4096, 1.0);

    private Script() {}

    /** One line of business: a wording and the topics asked about in it. */
    record Desk(Setup<Wording> wording, List<String> topics) {
        static Desk of(Setup<Wording> wording, String... topics) {
            return new Desk(wording, List.of(topics));
        }

        private Setup.Dealing<Questions> openedBy(Operator operator) {
            var wordings = wording.by(operator);
            var corpus =
                    operator.world().language().corpus(operator.chance().fork("corpus"), topics.toArray(String[]::new));
            return (account, chance) -> new Questions(wordings.to(account, chance), corpus);
        }
    }

    /** A desk as one account knows it: its own wording around the corpus of all. */
    record Questions(Wording wording, Corpus corpus) {
        Input ask(long number, Chance chance) {
            return wording.ask(corpus.question(number), chance);
        }
    }

    /** Each account works its share of every desk's corpus. */
    static Setup<Work> splitOver(Desk... desks) {
        return operator -> {
            var opened = IntStream.range(0, desks.length)
                    .mapToObj(number -> desks[number].openedBy(operator.at("desk " + number)))
                    .toList();
            return (account, chance) -> new Extraction(
                    opened.stream().map(desk -> desk.to(account, chance)).toList(), account, operator.accounts());
        };
    }

    /** Such a share of an account's interactions is made up of conversations that look like anybody's. */
    static Setup<Work> covered(double share, Setup<Work> script) {
        var sittings = share / (share + (1 - share) * Chat.MEAN_TURNS);
        return operator -> {
            var real = script.by(operator);
            return (account, chance) -> {
                var cover = Chat.casual(operator.world().language().someone(chance.fork("voice")), LIKE_ANYBODY);
                return Work.mixed(real.to(account, chance), cover, sittings);
            };
        };
    }

    /** The same questions for answers of such a median length in tokens; at 90 they are labels and verdicts, which train a judge. */
    static Setup<Work> briefly(int tokens, Setup<Work> script) {
        var answers = new Lengths(tokens, 0.5, 10, 3 * tokens);
        return operator -> {
            var real = script.by(operator);
            return (account, chance) -> Work.answered(answers, real.to(account, chance));
        };
    }

    /** The same calls in disguise. */
    static Setup<Work> disguised(List<Disguise> disguises, Setup<Work> script) {
        return operator -> {
            var real = script.by(operator);
            return (account, chance) -> Work.looking(turn -> Disguise.allOf(disguises, turn), real.to(account, chance));
        };
    }

    /** Such a share of the work moves to a new model on the day that it comes out, if one does. */
    static Setup<Work> pivoting(double share, Setup<Work> script) {
        return operator -> {
            var real = script.by(operator);
            return (account, chance) ->
                    Work.movingOn(operator.world(), real.to(account, chance), Duration.ofHours(6), share);
        };
    }
}
