package io.stillwatch.detection.detector;

import java.util.List;
import java.util.function.Supplier;

/**
 * A way to find campaigns, with the settings it may be given.
 *
 * @param source where it comes from
 */
public record Method(String name, String source, List<Setting> settings) {

    /** One way to set it. */
    public record Setting(String words, Supplier<Detector> detector) {
        /** A detector that has seen nothing yet. */
        public Detector fresh() {
            return detector.get();
        }
    }

    /** Whether there is anything to tune. */
    public boolean isTunable() {
        return settings.size() > 1;
    }
}
