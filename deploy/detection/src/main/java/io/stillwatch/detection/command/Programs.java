package io.stillwatch.detection.command;

import java.io.PrintStream;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** The programs of one command, by name; exit code 2 means that the command line was not understood. */
public final class Programs {
    private static final int MISUSED = 2;

    private final String command;
    private final SortedMap<String, Program> byName = new TreeMap<>();

    /** The command as it is typed after {@code ./stillwatch}. */
    public Programs(String command) {
        this.command = command;
    }

    public Programs with(String name, Program program) {
        byName.put(name, program);
        return this;
    }

    public int run(List<String> arguments, PrintStream out, PrintStream progress) throws Exception {
        var program = arguments.isEmpty() ? null : byName.get(arguments.getFirst());
        if (program == null) {
            return misused("name one of " + String.join(", ", byName.keySet()), progress);
        }
        try {
            return program.run(arguments.subList(1, arguments.size()), out, progress);
        } catch (IllegalArgumentException misunderstood) {
            return misused(Objects.requireNonNullElse(misunderstood.getMessage(), "misunderstood"), progress);
        }
    }

    private int misused(String reason, PrintStream progress) {
        progress.println("stillwatch " + command + ": " + reason);
        byName.values().forEach(program -> progress.println(program.usage()));
        return MISUSED;
    }
}
