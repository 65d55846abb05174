package io.stillwatch.detection.command;

import java.io.PrintStream;
import java.util.List;

/** What one name on the command line stands for. */
public interface Program {
    /** The whole usage text, one line or more. */
    String usage();

    /**
     * Prints results to {@code out} and how far it is to {@code progress}.
     *
     * @return the exit code: 0, or 1 when what was tried did not hold
     * @throws IllegalArgumentException says what in the arguments was not understood
     */
    int run(List<String> arguments, PrintStream out, PrintStream progress) throws Exception;
}
