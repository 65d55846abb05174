package io.stillwatch.scoring;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Thirty-odd hours of a small provider: people who begin like many others and go on in words of their own, and an operator whose accounts put
 * ever new questions into one template and share three cards and four addresses. Everything is derived from its place: the story is the same
 * each time.
 */
public final class Story {

    public static final int FIRST_MEMBERS = 14;
    public static final int MEMBERS = 18;
    public static final int HOURS = 34;
    public static final long FIRST_TICK = hourOf(Instant.parse("2026-04-20T00:00:00Z"));
    private static final int NEW_MODEL_IN = 12;
    /** When {@code m-5} comes out, which the operator asks one of two questions from then on. */
    public static final Instant NEW_MODEL_AT = timeOf(FIRST_TICK + NEW_MODEL_IN);

    private static final int PEOPLE = 80;
    private static final int REINFORCED_IN = 27;
    /** Tokens. */
    private static final int LONG = 500;

    private Story() {}

    /** Made once: there are tens of thousands of hashes in it. */
    private static final class Told {
        private static final List<Hour> HOURS_OF_IT =
                IntStream.range(0, HOURS).mapToObj(Story::hour).toList();
    }

    /** A record on its way. */
    public record Line(String account, String body) {}

    /** An hour, which is a tick here. */
    public record Hour(long tick, List<Line> facts, List<Line> interactions) {

        public Instant watermark() {
            return timeOf(tick + 1);
        }

        public int records() {
            return facts.size() + interactions.size();
        }
    }

    public static List<Hour> hours() {
        return Told.HOURS_OF_IT;
    }

    public static long records() {
        return hours().stream().mapToInt(Hour::records).sum();
    }

    public static String member(int number) {
        return "acme-" + number;
    }

    /** Publishes it hour by hour. */
    public static void publish(Ingest ingest) {
        hours().forEach(hour -> publish(ingest, hour));
    }

    public static void publish(Ingest ingest, Hour hour) {
        add(ingest, hour).marker(hour.tick(), hour.watermark()).publish();
    }

    /** Its records; it stays open. */
    public static void begin(Ingest ingest, Hour hour) {
        add(ingest, hour).publish();
    }

    public static void close(Ingest ingest, Hour hour) {
        ingest.marker(hour.tick(), hour.watermark()).publish();
    }

    private static Ingest add(Ingest ingest, Hour hour) {
        hour.facts().forEach(line -> ingest.fact(hour.tick(), line.account(), line.body()));
        hour.interactions().forEach(line -> ingest.interaction(hour.tick(), line.account(), line.body()));
        return ingest;
    }

    private static Hour hour(int number) {
        List<Line> facts = new ArrayList<>();
        List<Line> interactions = new ArrayList<>();
        for (int person = 0; person < PEOPLE; person++) {
            String account = "person-" + person;
            if (number == 0) {
                facts.add(fact(account, person % 7 == 0 ? 60 : 400 + 3 * person, "card of " + account));
            }
            if (chance(10, account, number) <= person % 9) {
                int output =
                        chance(12, account, "long", number) == 0 ? 900 : 40 + chance(200, account, "short", number);
                List<String> words = new ArrayList<>(phrases("what many say, " + person % 4, 0));
                words.addAll(phrases(account, number));
                interactions.add(interaction(number, account, 0, "home of " + account, output, words));
            }
        }
        for (int one = 0; one < (number < REINFORCED_IN ? FIRST_MEMBERS : MEMBERS); one++) {
            if (number == (one < FIRST_MEMBERS ? 0 : REINFORCED_IN)) {
                facts.add(fact(member(one), 5, "card of acme " + one % 3));
            }
            for (int call = 0; call < 2; call++) {
                List<String> words = new ArrayList<>(phrases("template", 0));
                words.addAll(phrases(member(one) + "/" + call, number));
                String address = "proxy " + chance(4, member(one), call, number);
                interactions.add(interaction(number, member(one), call, address, 1_500, words));
            }
        }
        return new Hour(FIRST_TICK + number, facts, interactions);
    }

    private static Line fact(String account, int ageInDays, String card) {
        return new Line(account, """
                {"account":"%s","time":"%s","createdAt":"%s","kind":"direct","status":"active","payment":"%s",\
                "emailDomain":"mail.example","keyEpoch":1}""".formatted(
                        account, timeOf(FIRST_TICK), timeOf(FIRST_TICK).minus(Duration.ofDays(ageInDays)), tag(card)));
    }

    private static Line interaction(
            int hour, String account, int call, String address, int output, List<String> phrases) {
        String id = account + "/" + hour + "/" + call;
        String shingles =
                phrases.stream().map(phrase -> '"' + tag(phrase) + '"').collect(Collectors.joining(","));
        return new Line(account, """
                {"id":"%s","time":"%s","account":"%s","conversation":"%s","model":"%s",\
                "usage":{"inputTokens":200,"outputTokens":%d,"reasoningTokens":0},\
                "parameters":{"maxTokens":%d,"choices":1,"tools":0},\
                "client":{"address":"%s","network":"%s","stack":"%s"},\
                "content":{"characters":300,"tokens":60,"turn":1,"script":"Latn","digest":"%s",\
                "shingles":[%s],"exact":[%s]},"keyEpoch":1}""".formatted(
                        id,
                        timeOf(FIRST_TICK + hour).plusSeconds(chance(3_600, id)),
                        account,
                        tag("conversation " + id),
                        call == 1 && hour >= NEW_MODEL_IN ? "m-5" : "m-4",
                        output,
                        output < LONG ? 1_024 : 4_096,
                        tag(address),
                        tag("network of " + address),
                        tag("stack"),
                        tag("digest " + id),
                        shingles,
                        shingles));
    }

    private static List<String> phrases(String text, int number) {
        return IntStream.range(0, 6)
                .mapToObj(i -> "phrase " + text + " " + number + " " + i)
                .toList();
    }

    private static int chance(int below, Object... place) {
        return Math.floorMod(hash(Arrays.toString(place))[0] << 8 ^ hash(Arrays.toString(place))[1], below);
    }

    private static String tag(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash(text), 16));
    }

    private static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long hourOf(Instant time) {
        return time.getEpochSecond() / 3_600;
    }

    private static Instant timeOf(long hour) {
        return Instant.ofEpochSecond(3_600 * hour);
    }
}
