package io.stillwatch.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Every process that works on a data folder, found by the ids kept there: one way to stop a suite that runs, one that is still
 * starting, and what a killed launcher left behind.
 */
record SuiteProcesses(Path data) {

    private static final Duration SERVICE_STOPS_WITHIN = Duration.ofSeconds(20);
    private static final Duration BROKER_STOPS_WITHIN = Duration.ofSeconds(30);

    /** Last to first in the direction of traffic, each asked and, when it takes too long, forced. */
    void end() {
        for (Service service : List.of(Service.values()).reversed()) {
            for (Path folder : List.of(second(), data)) {
                PidFile.of(folder.resolve("run"), service.module()).end(SERVICE_STOPS_WITHIN);
            }
        }
        PidFile.of(data.resolve("kafka"), "broker").end(BROKER_STOPS_WITHIN);
        new PostgresCluster(data.resolve("postgres")).stop();
    }

    /** Where second instances of services live. */
    Path second() {
        return data.resolve("second");
    }
}
