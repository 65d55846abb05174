package io.stillwatch.detection.detector;

import io.stillwatch.detection.traffic.Hour;

/** Takes traffic in hour by hour and says after each whom it suspects. */
public interface Detector {
    /** Its opinion once the hour is over; a detector that judges less often repeats its last one. */
    Suspicion after(Hour hour);
}
