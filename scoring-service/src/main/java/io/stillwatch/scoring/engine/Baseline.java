package io.stillwatch.scoring.engine;

import io.stillwatch.scoring.engine.statistics.BetaBinomial;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * What honest traffic looks like: fitted once, versioned and frozen, so that verdicts can be compared and repeated.
 *
 * @param longOutputs by octave of the input length, the tokens from which an answer is in the longest third among established accounts
 * @param longestOutputs the same for the longest twentieth, of answers to calls that offer no tools; empty where that was not fitted, so that none is among
 *     the longest
 * @param extractionShare upper quartile of the accounts' (shrunk) share of extraction-like calls
 * @param phraseRate rate at which an established account's uses of a shared phrase are extraction-like, averaged over accounts
 * @param systemRate the same for phrases of system prompts
 * @param established how many of an honest key's owners are established
 */
public record Baseline(
        String version,
        List<Integer> longOutputs,
        List<Integer> longestOutputs,
        double extractionShare,
        double phraseRate,
        double systemRate,
        BetaBinomial established) {
    private static final String LONG = "long-outputs";
    private static final String LONGEST = "longest-outputs";
    private static final double LEAST_RATE = 0.05;
    private static final double MOST_RATE = 0.5;

    public Baseline {
        longOutputs = List.copyOf(longOutputs);
        longestOutputs = List.copyOf(longestOutputs);
        phraseRate = Math.clamp(phraseRate, LEAST_RATE, MOST_RATE);
        systemRate = Math.clamp(systemRate, LEAST_RATE, MOST_RATE);
    }

    /** Baseline {@code builtin-2}, fitted on simulated honest traffic; its provenance stands in the resource. */
    public static Baseline builtin() {
        try (InputStream resource = Baseline.class.getResourceAsStream("baseline-builtin-2.properties")) {
            if (resource == null) {
                throw new IllegalStateException("the shipped baseline is missing");
            }
            return read(new InputStreamReader(resource, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Reads the properties that {@code docs/reference/detection.md} describes. */
    public static Baseline read(Reader reader) throws IOException {
        Properties properties = new Properties();
        properties.load(reader);
        return new Baseline(
                text(properties, "version"),
                numbers(text(properties, LONG)),
                properties.containsKey(LONGEST) ? numbers(text(properties, LONGEST)) : List.of(),
                number(properties, "extraction-share"),
                number(properties, "phrase-rate"),
                number(properties, "system-rate"),
                new BetaBinomial(number(properties, "established.a"), number(properties, "established.b")));
    }

    /** The properties that {@link #read} reads, with a comment that says where they come from. */
    public String properties(String provenance) {
        String comment = provenance.lines().map(line -> "# " + line + "\n").collect(Collectors.joining());
        String longest = longestOutputs.isEmpty() ? "" : LONGEST + "=" + text(longestOutputs) + "\n";
        return comment
                + "version=" + version + "\n"
                + LONG + "=" + text(longOutputs) + "\n"
                + longest
                + "extraction-share=" + extractionShare + "\n"
                + "phrase-rate=" + phraseRate + "\n"
                + "system-rate=" + systemRate + "\n"
                + "established.a=" + established.a() + "\n"
                + "established.b=" + established.b() + "\n";
    }

    /** Tokens from which an answer to an input of this length is long. */
    public int longOutput(int inputTokens) {
        return of(longOutputs, inputTokens);
    }

    /** Tokens from which an answer to an input of this length is among the longest; more than any has where that is not known. */
    public int longestOutput(int inputTokens) {
        return longestOutputs.isEmpty() ? Integer.MAX_VALUE : of(longestOutputs, inputTokens);
    }

    private static int of(List<Integer> byOctave, int inputTokens) {
        return byOctave.get(Math.min(octave(inputTokens), byOctave.size() - 1));
    }

    /** 0 for no token, 1 for 1, 2 for 2-3, 3 for 4-7, and so on. */
    static int octave(int tokens) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(0, tokens));
    }

    private static List<Integer> numbers(String text) {
        return Arrays.stream(text.split(","))
                .map(number -> Integer.valueOf(number.strip()))
                .toList();
    }

    private static String text(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static double number(Properties properties, String name) {
        return Double.parseDouble(text(properties, name));
    }

    private static String text(Properties properties, String name) {
        String value = properties.getProperty(name);
        if (value == null) {
            throw new IllegalArgumentException("a baseline has " + name);
        }
        return value.strip();
    }
}
