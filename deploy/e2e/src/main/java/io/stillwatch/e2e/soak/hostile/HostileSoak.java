package io.stillwatch.e2e.soak.hostile;

import io.stillwatch.detection.command.Options;
import io.stillwatch.detection.command.Program;
import io.stillwatch.local.Service;
import io.stillwatch.local.Suite;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code ./stillwatch soak hostile}: hostile requests by seed, then one body of a gigabyte; none may give a server error, hang, stop it or have it
 * take half a gigabyte.
 */
public final class HostileSoak implements Program {
    @Override
    public String usage() {
        return """
                Usage: ./stillwatch soak hostile [--seed N] [--requests N] [--megabytes N]
                  sends N hostile requests drawn from the seed to ingest, then one honest body of N megabytes""";
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream progress) throws Exception {
        var options = Options.read(arguments, Map.of("--seed", "1", "--requests", "100000", "--megabytes", "1024"));
        Path project = Path.of(System.getProperty("stillwatch.project", ".")).toAbsolutePath();
        try (Suite suite = Suite.onTemporaryFolder(project, "soak", 0)) {
            suite.start(progress::println, Set.of(Service.INGEST));
            var outcome = new Attack(suite, progress)
                    .with(options.number("--seed"), options.number("--requests"), options.number("--megabytes"));
            out.print(outcome.text());
            return outcome.held() ? 0 : 1;
        }
    }
}
