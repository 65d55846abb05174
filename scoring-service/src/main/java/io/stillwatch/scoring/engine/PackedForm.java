package io.stillwatch.scoring.engine;

import io.stillwatch.scoring.engine.table.ByteReader;
import io.stillwatch.scoring.engine.table.ByteRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How an interaction is packed in memory, without its account and client. What many have in common is kept once, and stands in them as a number. */
final class PackedForm {
    /** Seconds since 1970, somewhere in 2026. */
    private static final long ABOUT_NOW = 1_780_000_000;

    private static final int MICRO = 1_000;
    private static final int ABSENT = 0;
    private static final int PRESENT = 1;

    private final Map<Object, Integer> numbers = new HashMap<>();
    private final List<Object> common = new ArrayList<>();

    void write(ByteRow out, Interaction interaction) {
        Instant time = interaction.time();
        out.number(zigzag(time.getEpochSecond() - ABOUT_NOW));
        int nano = time.getNano();
        out.number(nano % MICRO == 0 ? 2L * (nano / MICRO) : 2L * nano + 1);
        out.text(interaction.endUser());
        out.word(interaction.conversation());
        out.number(number(interaction.model()));
        stated(out, interaction.usage().inputTokens());
        stated(out, interaction.usage().outputTokens());
        stated(out, interaction.usage().reasoningTokens());
        stated(out, interaction.parameters().maxTokens());
        stated(out, interaction.parameters().choices());
        stated(out, interaction.parameters().tools());
        write(out, interaction.content());
        Interaction.Earlier earlier = interaction.earlier();
        out.octet(earlier == null ? ABSENT : PRESENT);
        if (earlier != null) {
            out.word(earlier.conversation());
            write(out, earlier.client());
            write(out, earlier.content());
        }
    }

    /** @param client where that stands, which is before the rest or elsewhere */
    Interaction read(ByteReader in, String account, ByteReader client) {
        Interaction.Client from = client(client);
        return new Interaction(
                Instant.ofEpochSecond(second(in.number()), nano(in.number())),
                account,
                in.text(),
                in.word(),
                (String) common.get(in.count()),
                new Interaction.Usage(stated(in), stated(in), stated(in)),
                new Interaction.Parameters(stated(in), stated(in), stated(in)),
                from,
                content(in),
                in.octet() == ABSENT ? null : new Interaction.Earlier(in.word(), client(in), content(in)));
    }

    private static long zigzag(long number) {
        return (number << 1) ^ (number >> 63);
    }

    private static long second(long zigzag) {
        return ABOUT_NOW + ((zigzag >>> 1) ^ -(zigzag & 1));
    }

    private static long nano(long number) {
        return (number & 1) == 0 ? MICRO * (number >>> 1) : number >>> 1;
    }

    boolean isClient(ByteReader in, Interaction.Client client) {
        return in.word() == client.address() && in.word() == client.network() && in.word() == client.stack();
    }

    void write(ByteRow out, Interaction.Client client) {
        out.word(client.address());
        out.word(client.network());
        out.word(client.stack());
    }

    private static Interaction.Client client(ByteReader in) {
        return new Interaction.Client(in.word(), in.word(), in.word());
    }

    private void write(ByteRow out, Interaction.@Nullable Content content) {
        out.octet(content == null ? ABSENT : PRESENT);
        if (content != null) {
            stated(out, content.turn());
            stated(out, content.tokens());
            out.word(content.digest());
            Tags shingles = content.shingles();
            out.number(shingles.size());
            for (int i = 0; i < shingles.size(); i++) {
                out.word(shingles.get(i));
            }
            writeDifferent(out, content.exact(), shingles);
            out.number(number(content.systemShingles()));
        }
    }

    private Interaction.@Nullable Content content(ByteReader in) {
        if (in.octet() == ABSENT) {
            return null;
        }
        int turn = stated(in);
        int tokens = stated(in);
        long digest = in.word();
        long[] shingles = new long[in.count()];
        for (int i = 0; i < shingles.length; i++) {
            shingles[i] = in.word();
        }
        long[] exact = readDifferent(in, shingles);
        return new Interaction.Content(
                turn, tokens, digest, Tags.wrapping(shingles), Tags.wrapping(exact), (Tags) common.get(in.count()));
    }

    /** A 5-gram without digits is the same masked: only the others are written, each behind its place. */
    private static void writeDifferent(ByteRow out, Tags exact, Tags masked) {
        int different = 0;
        for (int i = 0; i < exact.size(); i++) {
            different += exact.get(i) == masked.get(i) ? 0 : 1;
        }
        out.number(different);
        for (int i = 0; i < exact.size(); i++) {
            if (exact.get(i) != masked.get(i)) {
                out.number(i);
                out.word(exact.get(i));
            }
        }
    }

    private static long[] readDifferent(ByteReader in, long[] masked) {
        int different = in.count();
        long[] exact = different == 0 ? masked : masked.clone();
        for (int left = different; left > 0; left--) {
            exact[in.count()] = in.word();
        }
        return exact;
    }

    private int number(Object value) {
        Integer known = numbers.putIfAbsent(value, common.size());
        if (known != null) {
            return known;
        }
        common.add(value);
        return common.size() - 1;
    }

    /** A number that may be {@link Interaction#UNKNOWN}, which is the only one below 0. */
    private static void stated(ByteRow out, int number) {
        out.number(number + 1L);
    }

    private static int stated(ByteReader in) {
        return (int) (in.number() - 1);
    }
}
