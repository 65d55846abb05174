package io.stillwatch.scoring.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.engine.Interaction.Client;
import io.stillwatch.scoring.engine.Interaction.Content;
import io.stillwatch.scoring.engine.Interaction.Earlier;
import io.stillwatch.scoring.engine.Interaction.Parameters;
import io.stillwatch.scoring.engine.Interaction.Usage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

class PackedRecordsTest {
    /** More than a chunk holds. */
    private static final int VERY_MANY = 40_000;

    @Property(tries = 20)
    void what_is_packed_comes_out_as_it_was(@ForAll long seed) {
        Random random = new Random(seed);
        PackedRecords packed = new PackedRecords();
        List<Interaction> all = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Interaction interaction = interaction(random);
            all.add(interaction);
            packed.add(interaction);
        }
        Map<String, List<Interaction>> byAccount =
                all.stream().collect(Collectors.groupingBy(Interaction::account, Collectors.toList()));

        assertThat(packed.size()).isEqualTo(all.size());
        assertThat(packed.accounts())
                .containsExactlyElementsOf(byAccount.keySet().stream().sorted().toList());
        byAccount.forEach((account, own) -> assertThat(packed.of(account)).containsExactlyInAnyOrderElementsOf(own));
    }

    private static Interaction interaction(Random random) {
        boolean isUntidy = random.nextInt(5) == 0;
        return new Interaction(
                Instant.ofEpochSecond(
                        isUntidy ? random.nextLong(-60_000_000_000L, 200_000_000_000L) : 1_776_000_000L,
                        random.nextInt(2) == 0 ? random.nextInt(1_000_000_000) : 1_000 * random.nextInt(1_000_000)),
                "account-" + random.nextInt(12),
                isUntidy ? "end\ud800user\u0000" + random.nextInt(3) : null,
                random.nextLong(),
                "model-" + random.nextInt(3),
                new Usage(number(random), number(random), number(random)),
                new Parameters(number(random), number(random), number(random)),
                client(random),
                random.nextInt(4) == 0 ? null : content(random),
                isUntidy ? new Earlier(random.nextLong(), client(random), content(random)) : null);
    }

    private static int number(Random random) {
        return random.nextInt(4) == 0 ? Interaction.UNKNOWN : random.nextInt() >>> random.nextInt(1, 31);
    }

    private static Client client(Random random) {
        return random.nextInt(3) == 0 ? Client.NOT_STATED : new Client(random.nextInt(2), random.nextLong(), 7);
    }

    private static @Nullable Content content(Random random) {
        long[] masked = tags(random, random.nextInt(100) == 0 ? VERY_MANY : random.nextInt(30));
        long[] exact = masked.clone();
        for (int i = 0; i < exact.length; i++) {
            exact[i] = random.nextInt(6) == 0 ? random.nextLong() : exact[i];
        }
        return new Content(
                number(random),
                number(random),
                random.nextLong(),
                Tags.of(masked),
                Tags.of(exact),
                random.nextBoolean() ? Tags.EMPTY : Tags.of(tags(random, 8)));
    }

    private static long[] tags(Random random, int count) {
        return random.longs(count).toArray();
    }
}
