package io.stillwatch.simulator;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a scenario's interactions, account facts and ground truth into a folder. */
public final class Simulate {
    private static final int MISUSED = 2;

    private Simulate() {}

    public static void main(String[] arguments) throws IOException {
        System.exit(run(arguments, System.out, System.err));
    }

    /** The process's exit code: 0, or 2 with a reason and the usage on {@code complaints}. */
    static int run(String[] arguments, PrintStream out, PrintStream complaints) throws IOException {
        final Order order;
        try {
            order = Order.read(arguments);
        } catch (IllegalArgumentException misunderstood) {
            complaints.println("simulate: " + misunderstood.getMessage());
            complaints.println(Order.USAGE);
            return MISUSED;
        }
        write(Simulation.of(order.scenario(), order.seed()), order.folder(), out);
        return 0;
    }

    private static void write(Simulation simulation, Path folder, PrintStream out) throws IOException {
        Files.createDirectories(folder);
        var facts = Ndjson.writeFacts(simulation.facts().stream(), folder.resolve("accounts.ndjson.gz"));
        Files.writeString(folder.resolve("truth.json"), Ndjson.json(simulation.truth()) + "\n");
        var interactions =
                Ndjson.writeInteractions(simulation.interactions(), folder.resolve("interactions.ndjson.gz"));
        out.println("Wrote " + interactions + " interactions and " + facts + " account facts to " + folder);
    }
}
