package io.stillwatch.e2e.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stillwatch.simulator.Chance;
import io.stillwatch.simulator.Interaction;
import io.stillwatch.simulator.Ndjson;
import io.stillwatch.simulator.language.Language;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Batches of interactions, each with a system prompt and a prompt of 100 words, written before anything is measured. A batch is
 * sent many times over; what differs each time are the ids.
 */
public final class Load {
    private static final int BATCHES = 50;
    private static final int ACCOUNTS = 20_000;
    private static final int WORDS = 100;
    /** In English, where a word is what stands between blanks. */
    private static final String[] TOPICS = {"coding", "cooking", "travel", "letters", "science", "household", "planning"
    };

    private static final int ID_DIGITS = 8;
    private static final int MILLIS_APART = 3;
    /** Stands where the number of the sending goes: as long as it, and nowhere else in a line. */
    private static final byte[] PLACE = "@@@@@@@@".getBytes(UTF_8);

    private final List<byte[]> templates;
    private final List<int[]> places;
    private final int lines;

    private Load(List<byte[]> templates, List<int[]> places, int lines) {
        this.templates = templates;
        this.places = places;
        this.lines = lines;
    }

    /**
     * Writes the batches.
     *
     * @param lines of a batch
     * @param start event time of the first line; the others follow at 3 ms
     */
    public static Load of(long seed, int lines, Instant start) {
        var templates = new ArrayList<byte[]>();
        var places = new ArrayList<int[]>();
        Chance chance = new Chance(seed);
        for (int batch = 0; batch < BATCHES; batch++) {
            byte[] template = template(chance.fork(batch), batch * lines, lines, start);
            templates.add(template);
            places.add(places(template, lines));
        }
        return new Load(templates, places, lines);
    }

    public int lines() {
        return lines;
    }

    /** The body of the n-th request; no two have an id in common. */
    public byte[] body(int number) {
        byte[] body = templates.get(number % templates.size()).clone();
        byte[] digits = HexFormat.of().toHexDigits(number, ID_DIGITS).getBytes(UTF_8);
        for (int place : places.get(number % templates.size())) {
            System.arraycopy(digits, 0, body, place, ID_DIGITS);
        }
        return body;
    }

    /** Bytes of a line on average, line end included. */
    public long lineBytes() {
        return templates.stream().mapToLong(body -> body.length).sum() / ((long) templates.size() * lines);
    }

    private static byte[] template(Chance chance, int first, int lines, Instant start) {
        var body = new ByteArrayOutputStream();
        for (int line = 0; line < lines; line++) {
            Instant time = start.plus(Duration.ofMillis((first + line) * (long) MILLIS_APART));
            body.writeBytes(
                    Ndjson.line(interaction(chance.fork(line), line, time)).getBytes(UTF_8));
            body.write('\n');
        }
        return body.toByteArray();
    }

    private static Interaction interaction(Chance chance, int line, Instant time) {
        int account = chance.below(ACCOUNTS);
        return new Interaction(
                "01JT-%s-%04d".formatted(new String(PLACE, UTF_8), line),
                time,
                "acct_" + account,
                null,
                "key_" + account,
                "conversation_" + chance.below(Integer.MAX_VALUE),
                "api",
                "chat",
                "m-4",
                Interaction.Input.prompt(
                        "You are a helpful assistant. Answer briefly and say what you don't know.", text(chance)),
                "stop",
                null,
                new Interaction.Usage(150, chance.between(20, 2_000), 0, 0),
                new Interaction.Parameters(1, 4096, 1, false, 0, true),
                new Interaction.Client(
                        "198.51.%d.%d".formatted(chance.below(256), chance.below(256)),
                        64_500,
                        "openai-python/1.%d.0".formatted(chance.below(60)),
                        "t13d1516h2_8daaf6152771_%04x".formatted(chance.below(200))),
                200);
    }

    /** What one person says of a subject, as long as asked for. */
    private static String text(Chance chance) {
        var subject = Language.madeUp().about(TOPICS).subject(chance);
        return Stream.generate(() -> subject.follow(chance))
                .flatMap(said -> Stream.of(said.split("\\s+")))
                .limit(WORDS)
                .collect(Collectors.joining(" "));
    }

    private static int[] places(byte[] template, int lines) {
        int[] places = new int[lines];
        int found = 0;
        for (int at = 0; found < lines; at++) {
            if (template[at] == PLACE[0]) {
                places[found++] = at;
                at += ID_DIGITS;
            }
        }
        return places;
    }
}
