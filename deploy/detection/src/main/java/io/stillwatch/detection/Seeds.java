package io.stillwatch.detection;

/**
 * The written list of seeds ({@code docs/reference/detection-seeds.md}): what was looked at while anything was tuned is never
 * reported as a result.
 */
final class Seeds {
    /** Comparators are given their settings on these. */
    static final String TUNING = "21,22";

    /** Looked at while the engine, the simulator and the benchmark were developed. */
    static final String DEVELOPMENT = "1,2,3";

    private Seeds() {}
}
