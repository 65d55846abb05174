package io.stillwatch.simulator.campaign;

import io.stillwatch.simulator.Chance;
import io.stillwatch.simulator.behaviour.Lengths;
import io.stillwatch.simulator.behaviour.Settings;
import io.stillwatch.simulator.behaviour.Turn;
import io.stillwatch.simulator.behaviour.Work;
import io.stillwatch.simulator.campaign.Script.Questions;
import java.util.List;

/** One account's part of an extraction: every so-many-th question of a corpus, in a wording, for a long answer. */
final class Extraction implements Work {
    private static final Settings SETTINGS = Settings.of("m-4-reason", 4096, 1.0);
    private static final Lengths ANSWERS = new Lengths(1400, 0.4, 500, 3000);

    private final List<Questions> desks;
    private final int accounts;
    private long number;

    /** The account asks the questions {@code account}, {@code account + accounts}, and so on: no other account does. */
    Extraction(List<Questions> desks, int account, int accounts) {
        this.desks = desks;
        this.accounts = accounts;
        this.number = account;
    }

    @Override
    public List<Turn> sitting(Chance chance) {
        var input = chance.pick(desks).ask(number, chance);
        number += accounts;
        return List.of(SETTINGS.opening(input, ANSWERS.draw(chance), chance));
    }
}
