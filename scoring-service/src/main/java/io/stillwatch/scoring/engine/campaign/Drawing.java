package io.stillwatch.scoring.engine.campaign;

import io.stillwatch.scoring.engine.Draw;
import io.stillwatch.scoring.engine.account.Account;
import io.stillwatch.scoring.engine.account.Accounts;
import io.stillwatch.scoring.engine.statistics.Mix;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Draws principals by a hash of their name and the day, in place of chance: a tick that is computed again draws the same. */
public final class Drawing {
    private final Accounts accounts;
    private final Levels levels;

    public Drawing(Accounts accounts, Levels levels) {
        this.accounts = accounts;
        this.levels = levels;
    }

    /**
     * From those who were active on a day.
     *
     * @param day since 1970
     * @param many how many at most, half of them of the suspected: one more of an odd number
     */
    public Draw of(int day, int many) {
        Map<Boolean, List<Account>> active = accounts.all().stream()
                .filter(account -> account.activity().isOn(day))
                .collect(Collectors.partitioningBy(levels::areAbove));
        List<Account> suspected = active.getOrDefault(true, List.of());
        List<Account> others = active.getOrDefault(false, List.of());
        return new Draw(
                suspected.size(),
                others.size(),
                Stream.concat(drawn(suspected, day, many - many / 2, true), drawn(others, day, many / 2, false))
                        .sorted(Comparator.comparingLong(Draw.Drawn::hash))
                        .toList());
    }

    private static Stream<Draw.Drawn> drawn(List<Account> from, int day, int each, boolean suspected) {
        return from.stream()
                .map(account -> new Draw.Drawn(Mix.of(day, account.hash()), account.principal(), suspected))
                .sorted(Comparator.comparingLong(Draw.Drawn::hash))
                .limit(each);
    }
}
