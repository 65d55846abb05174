package io.stillwatch.simulator.campaign;

import io.stillwatch.simulator.Chance;
import io.stillwatch.simulator.Interaction.Input;
import io.stillwatch.simulator.behaviour.Lengths;
import io.stillwatch.simulator.behaviour.Settings;
import io.stillwatch.simulator.behaviour.Turn;
import io.stillwatch.simulator.behaviour.Work;
import java.util.List;

/** One account's part of an extraction: every so-many-th question of each corpus, in its wrapper, for a long answer. */
final class Extraction implements Work {
    private static final Settings SETTINGS = Settings.of("m-4-reason", 4096, 1.0);
    private static final Lengths ANSWERS = new Lengths(1400, 0.4, 500, 3000);

    private final List<Desk> desks;
    private final int accounts;
    private long number;

    /** The account asks the questions {@code account}, {@code account + accounts}, and so on: no other account does. */
    Extraction(List<Desk> desks, int account, int accounts) {
        this.desks = desks;
        this.accounts = accounts;
        this.number = account;
    }

    @Override
    public List<Turn> sitting(Chance chance) {
        var prompt = chance.pick(desks).prompt(number);
        number += accounts;
        return List.of(SETTINGS.opening(Input.prompt(prompt), ANSWERS.draw(chance), chance));
    }
}
