package io.stillwatch.scoring.engine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.engine.Town.Operator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErasureTest {
    private static final int PEOPLE = 100;
    private static final Operator ACME = Operator.of("acme", 12);
    private static final int HOURS = 30;

    private Engine engine = new Engine(Policy.builtin(), Baseline.builtin());
    private final List<Verdicts> said = new ArrayList<>();

    @Test
    void of_an_erased_member_nothing_is_left_and_nothing_is_said_again() throws IOException {
        play(0, HOURS);
        assertThat(said.toString()).contains("acme-3,");

        engine.erase("acme-3");
        engine = restored();
        said.clear();
        play(HOURS, HOURS + 4);

        assertThat(state()).doesNotContain("acme-3").contains("acme-4");
        assertThat(said.toString()).doesNotContain("acme-3,");
        assertThat(said.stream().flatMap(verdicts -> verdicts.accounts().stream()))
                .as("the others keep their level")
                .isEmpty();
    }

    @Test
    void of_who_is_erased_within_a_tick_nothing_counts_when_it_closes() throws IOException {
        Town.Hour open = Town.hour(0, PEOPLE, ACME);
        open.facts().forEach(engine::accept);
        open.interactions().forEach(engine::accept);

        boolean isIn = engine.erase("acme-3");

        engine.close(1, open.end());
        assertThat(isIn).isTrue();
        assertThat(state()).doesNotContain("acme-3").contains("acme-4");
    }

    @Test
    void nobody_is_called_what_could_be_a_name_at_ingest() {
        play(0, HOURS);

        engine.erase("acme-3");

        for (int number = 0; number < engine.size().accounts(); number++) {
            assertThat(engine.ordinary(new Principal("erased:" + number, null))).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void who_was_erased_is_no_member_of_what_is_found_later_and_hides_nobody(boolean everyPhrase) {
        engine = new Engine(everyPhrase ? Town.EVERY_PHRASE : Policy.builtin(), Baseline.builtin());
        Operator operator = Operator.of("acme", 20);
        play(0, 24, operator, one -> one < 4);
        assertThat(said.toString()).doesNotContain("acme");
        IntStream.range(0, 4).forEach(one -> engine.erase("acme-" + one));

        play(24, 56, operator, one -> one >= 4);

        CampaignVerdict last = said.stream()
                .flatMap(verdicts -> verdicts.campaigns().stream())
                .reduce((_, later) -> later)
                .orElseThrow();
        assertThat(last.status()).isEqualTo(CampaignVerdict.Status.ANNOUNCED);
        assertThat(last.members())
                .hasSize(16)
                .allMatch(member -> member.principal().account().startsWith("acme-"));
    }

    @Test
    void how_often_an_erased_account_called_a_new_model_is_forgotten() throws IOException {
        assertThat(restBehindErasure(100)).isEqualTo(restBehindErasure(1));
    }

    private static byte[] restBehindErasure(int calls) throws IOException {
        Engine engine = new Engine(Policy.builtin(), Baseline.builtin());
        engine.follow(Town.calendar(1));
        Town.Hour hour = Town.hour(7, PEOPLE).moving("", 7, "m-5");
        Interaction called = hour.interactions().getFirst();
        for (int call = 0; call < calls; call++) {
            engine.accept(called);
        }
        engine.close(1, hour.end());
        engine.erase(called.account());
        var bytes = new ByteArrayOutputStream();
        engine.writeRest(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private void play(int from, int to) {
        for (int hour = from; hour < to; hour++) {
            Town.Hour played = Town.hour(hour, PEOPLE, ACME);
            played.facts().forEach(engine::accept);
            played.interactions().stream()
                    .filter(interaction -> from == 0 || !interaction.account().equals("acme-3"))
                    .forEach(engine::accept);
            said.add(engine.close(hour + 1L, played.end()));
        }
    }

    /** Only these accounts of the operator call. */
    private void play(int from, int to, Operator operator, IntPredicate calls) {
        for (int hour = from; hour < to; hour++) {
            Town.Hour played = Town.hour(hour, PEOPLE, operator);
            played.facts().forEach(engine::accept);
            played.interactions().stream()
                    .filter(one -> one.account().startsWith("person")
                            || calls.test(Integer.parseInt(one.account().substring(5))))
                    .forEach(engine::accept);
            said.add(engine.close(hour + 1L, played.end()));
        }
    }

    private String state() throws IOException {
        return snapshot().toString(ISO_8859_1);
    }

    private Engine restored() throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(snapshot().toByteArray()));
        return Engine.restore(in, Policy.builtin(), Baseline.builtin());
    }

    private ByteArrayOutputStream snapshot() throws IOException {
        var bytes = new ByteArrayOutputStream();
        engine.snapshot(new DataOutputStream(bytes));
        return bytes;
    }
}
