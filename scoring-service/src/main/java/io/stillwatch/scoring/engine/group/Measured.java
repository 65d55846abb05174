package io.stillwatch.scoring.engine.group;

import io.stillwatch.scoring.engine.key.KeyTable;
import io.stillwatch.scoring.engine.key.Owners;
import java.util.List;

/**
 * The policy of what is measured on a group: one line a signal ({@code docs/guides/add-a-signal.md}). Whatever stands here is compared with
 * outsiders, told as evidence, left out in the counterfactuals and, but for the condition, counted by its family.
 */
final class Measured {
    /** What every campaign must show and no family counts: honest twins show it too. */
    static final Measure CONDITION = new ExtractionShare();

    private Measured() {}

    static List<Measure> of(KeyTable keys, Owners owners, int today) {
        return List.of(
                CONDITION,
                new EstablishedShare(),
                new SignUpSpread(),
                new VolumeSpread(today),
                new EvenWork(today),
                SharedKeys.addresses(keys, owners),
                SharedKeys.cards(keys, owners),
                new OneWording(keys));
    }
}
