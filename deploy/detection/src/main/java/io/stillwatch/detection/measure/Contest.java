package io.stillwatch.detection.measure;

import io.stillwatch.detection.detector.Method.Setting;
import io.stillwatch.detection.traffic.Hour;
import io.stillwatch.detection.traffic.Play;
import io.stillwatch.simulator.Scenario;
import io.stillwatch.simulator.Simulation;
import java.util.List;

/** Several detectors on the same traffic, which is made once. */
public final class Contest {
    private final Census census;
    private final List<Contestant> contestants;

    private Contest(Census census, List<Setting> settings) {
        this.census = census;
        this.contestants = settings.stream()
                .map(setting -> new Contestant(setting.fresh(), census))
                .toList();
    }

    /** What a detector found and what it cost. */
    public record Outcome(Score score, Cost cost) {}

    /** Plays the scenario to a fresh detector of each setting. */
    public static Contest hold(Scenario scenario, long seed, List<Setting> settings) {
        var contest = new Contest(new Census(Simulation.of(scenario, seed).truth()), settings);
        Play.of(scenario, seed, contest::take);
        return contest;
    }

    private void take(Hour hour) {
        census.take(hour);
        contestants.forEach(contestant -> contestant.take(hour));
    }

    /** In the order of the settings. */
    List<Score> scores() {
        return contestants.stream().map(Contestant::score).toList();
    }

    /** In the order of the settings; weighs them, which is slow and uses them up. */
    public List<Outcome> outcomes() {
        return contestants.stream()
                .map(contestant -> new Outcome(contestant.score(), contestant.leave(census.interactions())))
                .toList();
    }
}
