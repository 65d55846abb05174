package io.stillwatch.detection.command;

import java.io.PrintStream;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The programs of one command, by name; exit code 2 means that the command line was not understood. */
public final class Programs {
    private static final int DONE = 0;
    private static final int MISUSED = 2;
    private static final Set<String> HELP = Set.of("help", "--help", "-h");

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
        if (asksForHelp(arguments)) {
            byName.values().forEach(program -> out.println(program.usage()));
            return DONE;
        }
        var program = arguments.isEmpty() ? null : byName.get(arguments.getFirst());
        return program == null
                ? misused("name one of " + String.join(", ", byName.keySet()), byName.values(), progress)
                : run(program, arguments.subList(1, arguments.size()), out, progress);
    }

    private int run(Program program, List<String> arguments, PrintStream out, PrintStream progress) throws Exception {
        if (asksForHelp(arguments)) {
            out.println(program.usage());
            return DONE;
        }
        try {
            return program.run(arguments, out, progress);
        } catch (IllegalArgumentException misunderstood) {
            var reason = Objects.requireNonNullElse(misunderstood.getMessage(), "misunderstood");
            return misused(reason, List.of(program), progress);
        }
    }

    private static boolean asksForHelp(List<String> arguments) {
        return !arguments.isEmpty() && HELP.contains(arguments.getFirst());
    }

    private int misused(String reason, Collection<Program> meant, PrintStream progress) {
        progress.println("stillwatch " + command + ": " + reason);
        meant.forEach(program -> progress.println(program.usage()));
        return MISUSED;
    }
}
