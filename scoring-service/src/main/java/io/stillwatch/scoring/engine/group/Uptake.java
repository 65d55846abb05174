package io.stillwatch.scoring.engine.group;

import io.stillwatch.scoring.engine.ModelCalendar;
import io.stillwatch.scoring.engine.Signal;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Who takes up new models how soon. Counts alone, which add up in any order, and none before the provider gives a calendar. */
public final class Uptake {
    private static final Comparator<Signal> BY_SURPLUS =
            Comparator.comparingDouble(signal -> signal.value() - signal.baseline());

    private String version = "";
    private List<FirstDays> releases = new ArrayList<>();

    /** From now on this calendar holds. What was counted of a release that stays in it stays counted; of one that is new to it, only what comes is. */
    public void follow(ModelCalendar calendar) {
        List<FirstDays> known = releases;
        version = calendar.version();
        releases = new ArrayList<>();
        calendar.releases()
                .forEach(release -> releases.add(known.stream()
                        .filter(days -> days.areOf(release))
                        .findFirst()
                        .orElseGet(() -> new FirstDays(release))));
    }

    /** A call of this account; of no named model where nobody told which. */
    public void count(int account, int second, String model) {
        if (!model.isEmpty()) {
            for (FirstDays days : releases) {
                days.count(account, second, model);
            }
        }
    }

    /** Nobody of that number ever called. */
    public void erase(int account) {
        releases.forEach(days -> days.erase(account));
    }

    /** What is older than the look-back goes. */
    public void forget(int now, int lookBackDays) {
        releases.removeIf(days -> days.arePast(now, lookBackDays));
    }

    /** Of the releases that these members took up sooner than everybody else, the one with the largest difference; of equals the first in the calendar. */
    Optional<Signal> pivot(Collection<Integer> members) {
        return releases.stream()
                .flatMap(days -> days.pivot(members, version).stream())
                .reduce((one, other) -> BY_SURPLUS.compare(other, one) > 0 ? other : one);
    }

    /** Whether nothing is in it but what an engine begins with. */
    public boolean isEmpty() {
        return releases.isEmpty();
    }

    public void write(DataOutput out) throws IOException {
        out.writeUTF(version);
        out.writeInt(releases.size());
        for (FirstDays days : releases) {
            days.write(out);
        }
    }

    public static Uptake read(DataInput in) throws IOException {
        Uptake uptake = new Uptake();
        uptake.version = in.readUTF();
        for (int left = in.readInt(); left > 0; left--) {
            uptake.releases.add(FirstDays.read(in));
        }
        return uptake;
    }
}
