package io.stillwatch.scoring.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.engine.Interaction.Client;
import io.stillwatch.scoring.engine.Town.Operator;
import io.stillwatch.scoring.engine.statistics.Mix;
import io.stillwatch.scoring.engine.table.Slices;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each partition has an account stage, wherever that runs; one engine judges what all of them tell. */
class AccountStagesTest {
    private static final int HOURS = 34;
    private static final int PEOPLE = 60;
    private static final int ADOPTED_AT = 20;
    private static final int ERASED_AT = 26;
    private static final String ERASED = "acme-3";
    private static final Operator ACME = Operator.of("acme", 12);
    private static final Operator RESOLD = Operator.of("resold", 14);
    private static final List<Hour> TRAFFIC =
            IntStream.range(0, HOURS).mapToObj(AccountStagesTest::hour).toList();
    private static final int CALENDAR_AT = 3;
    private static final Engine TOLD = alone(CALENDAR_AT);

    @Test
    void the_traffic_has_something_to_judge() {
        assertThat(TOLD.draw(
                                (int) (TRAFFIC.getLast()
                                                .interactions()
                                                .getFirst()
                                                .time()
                                                .getEpochSecond()
                                        / 86_400),
                                100)
                        .drawn())
                .anyMatch(Draw.Drawn::suspected);
        assertThat(TOLD.digest())
                .as("who moved to the new model")
                .isNotEqualTo(alone(HOURS).digest());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 24})
    void as_many_stages_as_there_are_partitions_tell_what_one_engine_says_alone(int partitions) throws IOException {
        assertThat(spread(partitions, 0, 0)).isEqualTo(TOLD.digest());
    }

    @Property(tries = 4)
    void a_stage_that_goes_on_elsewhere_changes_nothing(
            @ForAll @IntRange(min = 1, max = 9) int partitions, @ForAll long seed) throws IOException {
        assertThat(spread(partitions, 3, seed)).isEqualTo(TOLD.digest());
    }

    @Test
    void every_block_says_for_itself_which_models_were_called() throws IOException {
        AccountStage stage = new AccountStage(Policy.builtin(), Baseline.builtin());
        Engine alone = new Engine(Policy.builtin(), Baseline.builtin());
        Engine behind = new Engine(Policy.builtin(), Baseline.builtin());
        List.of(alone, behind).forEach(engine -> engine.follow(Town.calendar(1)));
        Town.Hour hour = Town.hour(7, PEOPLE, Operator.of("much", 40)).moving("", 7, "m-5");
        for (int again = 0; again < 120; again++) {
            hour.interactions().forEach(stage::accept);
            hour.interactions().forEach(alone::accept);
        }
        List<AccountBlock> blocks = stage.close(hour.end());
        blocks.forEach(behind::accept);
        alone.close(1, hour.end());

        behind.close(1, hour.end());

        assertThat(blocks).hasSizeGreaterThan(1);
        assertThat(written(behind::writeRest).readAllBytes())
                .isEqualTo(written(alone::writeRest).readAllBytes());
    }

    /** It waits in the topic while the instance that wrote it is replaced. */
    @Test
    void a_block_from_before_there_were_models_in_it_is_read() {
        AccountStage stage = new AccountStage(Policy.builtin(), Baseline.builtin());
        Engine alone = new Engine(Policy.builtin(), Baseline.builtin());
        Town.Hour hour = Town.hour(0, PEOPLE, ACME).moving("", 0, "");
        hour.interactions().forEach(stage::accept);
        hour.interactions().forEach(alone::accept);
        Engine behind = new Engine(Policy.builtin(), Baseline.builtin());
        for (AccountBlock block : stage.close(hour.end())) {
            byte[] bytes = block.bytes().clone();
            bytes[0] = BlockWriter.FORM_BEFORE;
            behind.accept(AccountBlock.of(bytes));
        }
        alone.close(1, hour.end());

        behind.close(1, hour.end());

        assertThat(behind.size()).isEqualTo(alone.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {ERASED, "reseller"})
    void whom_blocks_are_taken_without_is_as_unknown_as_if_nothing_had_been_told_of_them(String account)
            throws IOException {
        Engine passingOver = judging(_ -> true, block -> block.without(account::equals));
        Engine neverTold = judging(name -> !name.equals(account), block -> block);

        assertThat(written(passingOver::snapshot).readAllBytes())
                .isEqualTo(written(neverTold::snapshot).readAllBytes());
    }

    private static Engine judging(Predicate<String> accounts, UnaryOperator<AccountBlock> taken) {
        AccountStage stage = new AccountStage(Policy.builtin(), Baseline.builtin());
        Engine engine = new Engine(Policy.builtin(), Baseline.builtin());
        engine.follow(Town.calendar(1));
        for (Hour hour : TRAFFIC) {
            hour.facts().stream().filter(fact -> accounts.test(fact.account())).forEach(stage::accept);
            hour.interactions().stream()
                    .filter(interaction -> accounts.test(interaction.account()))
                    .forEach(stage::accept);
            stage.close(hour.end()).forEach(block -> engine.accept(taken.apply(block)));
            engine.close(hour.number() + 1L, hour.end());
        }
        return engine;
    }

    /** Records of a tick, in the lanes of their accounts. */
    private record Hour(int number, Instant end, List<AccountFact> facts, List<Interaction> interactions) {}

    private static Engine alone(int calendarAt) {
        Engine engine = new Engine(Policy.builtin(), Baseline.builtin());
        for (Hour hour : TRAFFIC) {
            if (hour.number() == calendarAt) {
                engine.follow(Town.calendar(1));
            }
            if (hour.number() == ADOPTED_AT) {
                engine.adopt(stricter(), Baseline.builtin());
            }
            if (hour.number() == ERASED_AT) {
                engine.erase(ERASED);
            }
            hour.facts().forEach(engine::accept);
            hour.interactions().forEach(engine::accept);
            engine.close(hour.number() + 1L, hour.end());
        }
        return engine;
    }

    /** Before each hour, one stage in {@code moving} is handed over; 0 for none. */
    private static String spread(int partitions, int moving, long seed) throws IOException {
        Random random = new Random(seed);
        Engine engine = new Engine(Policy.builtin(), Baseline.builtin());
        List<AccountStage> stages = IntStream.range(0, partitions)
                .mapToObj(_ -> new AccountStage(Policy.builtin(), Baseline.builtin()))
                .collect(Collectors.toCollection(ArrayList::new));
        for (Hour hour : TRAFFIC) {
            if (hour.number() == ADOPTED_AT) {
                engine.adopt(stricter(), Baseline.builtin());
                stages.forEach(stage -> stage.adopt(stricter(), Baseline.builtin()));
            }
            if (hour.number() == CALENDAR_AT) {
                engine.follow(Town.calendar(1));
            }
            if (hour.number() == ERASED_AT) {
                engine.erase(ERASED);
                stages.forEach(stage -> stage.erase(ERASED));
            }
            Policy inForce = hour.number() < ADOPTED_AT ? Policy.builtin() : stricter();
            for (int stage = 0; stage < partitions && moving > 0; stage++) {
                if (random.nextInt(moving) == 0) {
                    stages.set(stage, elsewhere(stages.get(stage), inForce));
                }
            }
            hour.facts().forEach(fact -> at(stages, fact.account()).accept(fact));
            hour.interactions()
                    .forEach(interaction -> at(stages, interaction.account()).accept(interaction));
            List<List<AccountBlock>> told =
                    stages.stream().map(stage -> stage.close(hour.end())).collect(Collectors.toList());
            Collections.shuffle(told, random);
            told.forEach(blocks -> blocks.forEach(block -> engine.accept(AccountBlock.of(block.bytes()))));
            engine.close(hour.number() + 1L, hour.end());
        }
        return engine.digest();
    }

    private static AccountStage at(List<AccountStage> stages, String account) {
        return stages.get(Math.floorMod(account.hashCode(), stages.size()));
    }

    /** As the store would keep it. */
    private static AccountStage elsewhere(AccountStage stage, Policy inForce) throws IOException {
        AccountStageParts parts = new AccountStageParts(inForce, Baseline.builtin());
        for (int slice = 0; slice < Slices.COUNT; slice++) {
            int one = slice;
            parts.readSlice(slice, 1, written(out -> stage.writeSlice(one, out)));
        }
        return parts.stage(written(stage::writeRest));
    }

    private interface Piece {
        void write(DataOutput out) throws IOException;
    }

    private static DataInputStream written(Piece piece) throws IOException {
        var bytes = new ByteArrayOutputStream();
        piece.write(new DataOutputStream(bytes));
        return new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    }

    /** A town with an operator, a reseller of whom one is told and one is not, late facts, later turns and days that pass. */
    private static Hour hour(int number) {
        Town.Hour town = Town.hour(number, PEOPLE, ACME).moving("acme", 8, "m-5");
        Town.Hour resold = Town.hour(number, 0, RESOLD);
        List<AccountFact> facts = new ArrayList<>(town.facts());
        if (number == 7) {
            facts.add(Town.fact("acme-5", 3, Mix.of("another card")));
            facts.add(Town.fact("newcomer", 3, Mix.of("another card")));
        }
        List<Interaction> interactions = new ArrayList<>(town.interactions());
        resold.interactions().forEach(interaction -> interactions.add(behind("reseller", interaction)));
        town.interactions().stream()
                .filter(interaction -> interaction.conversation() % 5 == 0)
                .forEach(interaction -> interactions.add(laterTurn(interaction)));
        return new Hour(number, town.end().plus(Duration.ofHours(2L * number)), facts, interactions);
    }

    private static Interaction behind(String reseller, Interaction of) {
        return new Interaction(
                of.time(),
                reseller,
                of.account(),
                of.conversation(),
                of.model(),
                of.usage(),
                of.parameters(),
                of.client(),
                of.content());
    }

    private static Interaction laterTurn(Interaction of) {
        return new Interaction(
                of.time().plusSeconds(4_000),
                of.account(),
                of.endUser(),
                of.conversation(),
                of.model(),
                Interaction.Usage.NOT_STATED,
                of.parameters(),
                new Client(of.client().address(), 5, 6),
                null);
    }

    private static Policy stricter() {
        Policy policy = Policy.builtin();
        Policy.Extraction extraction = new Policy.Extraction(1024);
        return new Policy(
                "stricter",
                policy.standing(),
                extraction,
                policy.sketches(),
                policy.owning(),
                policy.enrichment(),
                policy.linking(),
                policy.membership(),
                policy.testing(),
                policy.explaining());
    }
}
