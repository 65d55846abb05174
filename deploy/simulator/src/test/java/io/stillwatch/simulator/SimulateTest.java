package io.stillwatch.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulateTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream complaints = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void it_writes_interactions_facts_and_truth() throws IOException {
        var exit = simulate("small --seed 4 --accounts 50 --days 1 --out " + folder);
        assertThat(exit).isZero();
        var interactions = lines("interactions.ndjson.gz");
        assertThat(interactions).isGreaterThan(1000);
        assertThat(out.toString(UTF_8)).contains(interactions + " interactions");
        assertThat(lines("accounts.ndjson.gz")).isBetween(100L, 115L);
        var truth = new ObjectMapper().readTree(Files.readString(folder.resolve("truth.json")));
        assertThat(truth.at("/campaigns/l0-data-centre")).hasSize(25);
        assertThat(truth.at("/honest/people").size()).isGreaterThan(20);
    }

    @Test
    void the_same_order_writes_the_same_bytes() throws IOException {
        simulate("small --seed 4 --accounts 50 --days 1 --out " + folder.resolve("one"));
        simulate("small --seed 4 --accounts 50 --days 1 --out " + folder.resolve("two"));
        assertThat(folder.resolve("one/interactions.ndjson.gz"))
                .hasSameBinaryContentAs(folder.resolve("two/interactions.ndjson.gz"));
        assertThat(folder.resolve("one/accounts.ndjson.gz"))
                .hasSameBinaryContentAs(folder.resolve("two/accounts.ndjson.gz"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', Name a scenario first",
        "--out x, Name a scenario first",
        "gigantic --out x, No scenario gigantic",
        "small, --out is missing",
        "small --out, --out needs a value",
        "small --seeds 3 --out x, Unknown option --seeds",
        "small --seed three --out x, '--seed needs a whole number, not three'",
        "small --days 0 --out x, at least one account and one day",
        "small --accounts -5 --out x, at least one account and one day",
        "small --missing-facts 2 --out x, A share lies between 0 and 1",
        "small --prompts nowhere --out x, There is no folder nowhere",
    })
    void what_it_does_not_understand_it_says(String arguments, String complaint) throws IOException {
        assertThat(simulate(arguments)).isEqualTo(2);
        assertThat(complaints.toString(UTF_8)).contains(complaint).contains("Usage: simulate SCENARIO");
        assertThat(out.size()).isZero();
    }

    private int simulate(String arguments) throws IOException {
        var words = arguments.isEmpty() ? new String[0] : arguments.split(" ", -1);
        return Simulate.run(words, new PrintStream(out, true, UTF_8), new PrintStream(complaints, true, UTF_8));
    }

    private long lines(String file) throws IOException {
        try (var reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(folder.resolve(file))), UTF_8))) {
            return reader.lines().count();
        }
    }
}
