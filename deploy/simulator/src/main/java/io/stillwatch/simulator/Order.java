package io.stillwatch.simulator;

import io.stillwatch.simulator.behaviour.Circumstances;
import io.stillwatch.simulator.language.Language;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the command line asks for. */
record Order(Scenario scenario, long seed, Path folder) {
    static final String USAGE =
            "Usage: simulate SCENARIO [--seed N] [--accounts N] [--days N] [--prompts DIR] [--missing-facts SHARE]"
                    + " --out DIR\n"
                    + "Scenarios: " + String.join(", ", Scenario.names());
    private static final List<String> OPTIONS =
            List.of("--seed", "--accounts", "--days", "--prompts", "--missing-facts", "--out");
    private static final String FIRST_SEED = "1";

    /** Throws IllegalArgumentException that says what was not understood. */
    static Order read(String[] arguments) {
        if (arguments.length == 0 || arguments[0].startsWith("--")) {
            throw new IllegalArgumentException("Name a scenario first");
        }
        var scenario = Scenario.named(arguments[0]);
        var options = options(arguments);
        var accounts = number("--accounts", options.getOrDefault("--accounts", "" + scenario.accounts()));
        var days = number("--days", options.getOrDefault("--days", "" + scenario.days()));
        var seed = number("--seed", options.getOrDefault("--seed", FIRST_SEED));
        var folder = options.get("--out");
        if (folder == null) {
            throw new IllegalArgumentException("--out is missing");
        }
        var sized = scenario.withAccounts((int) Math.min(accounts, Integer.MAX_VALUE))
                .withDays((int) Math.min(days, Integer.MAX_VALUE));
        return new Order(sized.under(circumstances(sized.circumstances(), options)), seed, Path.of(folder));
    }

    private static Circumstances circumstances(Circumstances usual, Map<String, String> options) {
        var missing = options.get("--missing-facts");
        var prompts = options.get("--prompts");
        var known = missing == null ? usual : usual.missingFacts(share("--missing-facts", missing));
        return prompts == null ? known : known.speaking(Language.from(Path.of(prompts)));
    }

    private static double share(String option, String value) {
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(option + " needs a share, not " + value, notANumber);
        }
    }

    private static Map<String, String> options(String[] arguments) {
        var options = new HashMap<String, String>();
        for (var i = 1; i < arguments.length; i += 2) {
            if (!OPTIONS.contains(arguments[i])) {
                throw new IllegalArgumentException("Unknown option " + arguments[i]);
            }
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[i] + " needs a value");
            }
            options.put(arguments[i], arguments[i + 1]);
        }
        return options;
    }

    private static long number(String option, String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(option + " needs a whole number, not " + value, notANumber);
        }
    }
}
