package io.stillwatch.local;

import io.stillwatch.local.demo.Demo;
import io.stillwatch.local.replay.Replaying;
import io.stillwatch.local.replay.Sent;
import io.stillwatch.local.speaking.ServiceClient;
import io.stillwatch.local.verify.Verify;
import io.stillwatch.simulator.Simulate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToIntFunction;

/** What each command does; all return the exit code. */
final class Commands {

    private Commands() {}

    static int up(Arguments arguments) {
        arguments.refuseWords();
        int portBase = arguments.number("--port-base", PortPlan.DEFAULT_BASE);
        return during(Launcher.on(project(), data(arguments), portBase), launcher -> {
            launcher.stayUp();
            return Stillwatch.DONE;
        });
    }

    static int demo(Arguments arguments) {
        arguments.refuseWords();
        int seed = arguments.number("--seed", 1);
        int portBase = arguments.number("--port-base", 0);
        Launcher on = arguments.has("--data")
                ? Launcher.on(project(), data(arguments), portBase)
                : Launcher.onTemporaryFolder(project(), portBase);
        return during(on, launcher -> demo(launcher, seed, arguments.has("--once")));
    }

    private static int demo(Launcher launcher, int seed, boolean once) {
        List<String> shortcomings = new Demo(launcher.suite(), System.out).run(seed);
        shortcomings.forEach(reason -> System.out.println("Fell short: " + reason));
        if (!once) {
            launcher.stayUp();
        }
        return shortcomings.isEmpty() ? Stillwatch.DONE : Stillwatch.FAILED;
    }

    private static int during(Launcher launcher, ToIntFunction<Launcher> work) {
        try (launcher) {
            return startAnd(work, launcher);
        }
    }

    /** What fails because somebody stops it meanwhile is not worth a word. */
    private static int startAnd(ToIntFunction<Launcher> work, Launcher launcher) {
        try {
            launcher.start();
            return work.applyAsInt(launcher);
        } catch (RuntimeException failed) {
            if (launcher.isStopping()) {
                return Stillwatch.FAILED;
            }
            throw failed;
        }
    }

    static int token(Arguments arguments) {
        if (arguments.words().size() != 1) {
            throw new IllegalArgumentException("Name one role, or several with commas between them");
        }
        Path keys = data(arguments).resolve("keys");
        if (!Files.isDirectory(keys)) {
            throw new IllegalStateException("No suite has been started on " + data(arguments));
        }
        String[] roles = arguments.words().getFirst().split(",", -1);
        String somebody = arguments.text("--as").orElseGet(() -> System.getProperty("user.name", "local"));
        if (somebody.isBlank()) {
            throw new IllegalArgumentException("--as needs a name");
        }
        System.out.println(Tokens.keptIn(keys).mint(somebody, roles));
        return Stillwatch.DONE;
    }

    /** Where it is cut off, the HTTP client would ask for another proof by itself, and nobody would see it. */
    static int purged(Arguments arguments) {
        System.setProperty("jdk.httpclient.redirects.retrylimit", "1");
        if (arguments.words().size() != 1) {
            throw new IllegalArgumentException("Name one day, such as 2026-04-22");
        }
        try {
            boolean gone =
                    new PurgeProof(data(arguments)).print(arguments.words().getFirst(), System.out);
            return gone ? Stillwatch.DONE : Stillwatch.FAILED;
        } catch (IllegalStateException unanswered) {
            System.err.println("stillwatch purged: " + unanswered.getMessage());
            return Stillwatch.UNANSWERED;
        }
    }

    static int erase(Arguments arguments) {
        if (arguments.words().size() != 1) {
            throw new IllegalArgumentException("Name one account");
        }
        String reference = arguments
                .text("--reference")
                .orElseThrow(() -> new IllegalArgumentException("--reference says where the request is filed"));
        var grounds = new AccountErasure.Grounds(arguments.text("--basis").orElse("requested"), reference);
        return switch (new AccountErasure(data(arguments), grounds)
                .of(arguments.words().getFirst(), System.out)) {
            case ALL -> Stillwatch.DONE;
            case NOT_ALL -> Stillwatch.FAILED;
            case UNKNOWN -> Stillwatch.UNANSWERED;
        };
    }

    /** Sends to the suite on the data folder, or to any ingest-service with a token from the environment. */
    static int replay(Arguments arguments) {
        if (arguments.words().isEmpty()) {
            throw new IllegalArgumentException("Name one file of records, or several");
        }
        Path data = data(arguments);
        ServiceClient ingest = arguments
                .text("--url")
                .map(url -> Elsewhere.ingest(url, System.getenv()))
                .orElseGet(() -> new ServiceClient(SuiteFile.in(data).url(Service.INGEST), ingesterOn(data)));
        Replaying replaying = new Replaying(ingest, data.resolve("replay"), System.out);
        long rejected = 0;
        for (String file : arguments.words()) {
            Sent sent = replaying.send(Path.of(file), arguments.has("--again"));
            System.out.printf(
                    "%s: %,d accepted, %,d sent before, %,d rejected%n",
                    file, sent.accepted(), sent.duplicates(), sent.rejected());
            rejected += sent.rejected();
        }
        return rejected == 0 ? Stillwatch.DONE : Stillwatch.FAILED;
    }

    private static String ingesterOn(Path data) {
        return Tokens.keptIn(data.resolve("keys")).mint("replay", "ingester");
    }

    static int verify(Arguments arguments) {
        if (arguments.words().size() != 1) {
            throw new IllegalArgumentException("Name one bundle");
        }
        Path bundle = Path.of(arguments.words().getFirst());
        boolean holds = Verify.file(bundle, arguments.path("--key"), arguments.path("--checkpoints"), System.out);
        return holds ? Stillwatch.DONE : Stillwatch.FAILED;
    }

    static int simulate(List<String> rest) throws IOException {
        Simulate.main(rest.toArray(String[]::new));
        return Stillwatch.DONE;
    }

    private static Path data(Arguments arguments) {
        return arguments.path("--data").orElseGet(() -> project().resolve(".stillwatch"));
    }

    /** The script says where the project lies; without it, it is where we are. */
    private static Path project() {
        return Path.of(System.getProperty("stillwatch.project", "")).toAbsolutePath();
    }
}
