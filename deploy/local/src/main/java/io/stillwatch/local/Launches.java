package io.stillwatch.local;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What is launched for one suite. Once that is over nothing more is, whoever is in the middle of a start; and what has been launched is known
 * before it has noted its own id.
 */
final class Launches {

    private final List<RunningProcess> launched = new ArrayList<>();
    private boolean over;

    /** @throws IllegalStateException if it is over */
    synchronized Process launch(ProcessBuilder builder) throws IOException {
        refuseWhenOver();
        launched.removeIf(process -> !process.isAlive());
        Process process = builder.start();
        launched.add(new RunningProcess(process.toHandle()));
        return process;
    }

    /**
     * Does all of something that launches what nobody knows until it is done.
     *
     * @throws IllegalStateException if it is over
     */
    synchronized void unlessOver(Runnable work) {
        refuseWhenOver();
        work.run();
    }

    /** Returns when what is being launched has been. */
    synchronized void end() {
        over = true;
    }

    synchronized boolean isOver() {
        return over;
    }

    /** Ends what has been launched and still runs. */
    synchronized void endAll(Duration within) {
        launched.reversed().stream().filter(RunningProcess::isAlive).forEach(process -> process.end(within));
    }

    private void refuseWhenOver() {
        if (over) {
            throw new IllegalStateException("The suite is being stopped");
        }
    }
}
