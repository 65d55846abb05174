package io.stillwatch.scoring.engine.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.Principal;
import io.stillwatch.scoring.engine.account.Account;
import io.stillwatch.scoring.engine.account.Accounts;
import io.stillwatch.scoring.engine.statistics.Mix;
import io.stillwatch.scoring.engine.table.Slices;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Who brings more phrases or addresses than a bound has a sample of the further ones kept. */
class KeySamplingTest {
    private static final int BOUND = 100;
    private static final KeySampling SAMPLING = new KeySampling(BOUND);
    private static final int MANY = 100 * BOUND;
    private static final int PAYLOAD = 7;
    private static final int SALT = 99;

    private final Accounts accounts = new Accounts(Policy.builtin().sketches());
    private final Account much = accounts.at(new Principal("much", null));
    private final Account more = accounts.at(new Principal("more", null));
    private final Account little = accounts.at(new Principal("little", null));
    private final KeyTable keys = new KeyTable(new FirstSights(), SAMPLING);

    @Test
    void a_hundred_times_the_bound_makes_less_than_eight_times_the_bound() {
        say(much, 0, MANY);

        assertThat(keys.alone()).isBetween(6 * BOUND, 8 * BOUND);
        assertThat(keys.samples(much)).isTrue();
    }

    @Test
    void nobody_else_loses_a_phrase() {
        say(much, 0, MANY);
        int before = keys.alone();

        say(little, MANY, MANY + BOUND - 1);

        assertThat(keys.alone()).isEqualTo(before + BOUND - 1);
        assertThat(keys.samples(little)).isFalse();
    }

    @Test
    void of_what_two_bring_the_smaller_sample_lies_in_the_larger() {
        say(much, 0, MANY);
        say(more, MANY, 2 * MANY);
        int before = keys.alone();

        say(more, 0, MANY);

        assertThat(keys.shared()).hasSizeGreaterThan(BOUND / 2);
        assertThat(keys.alone() + keys.shared().size()).isEqualTo(before);
    }

    @Test
    void what_is_shared_counts_as_well() {
        for (int other = 0; other < 5; other++) {
            say(accounts.at(new Principal("other " + other, null)), other * BOUND, (other + 1) * BOUND);
        }

        say(much, 0, 5 * BOUND);

        assertThat(keys.shared()).hasSizeBetween(2 * BOUND, 3 * BOUND);
    }

    @Test
    void what_it_has_said_before_is_counted_on_alone_and_shared() {
        say(much, 0, MANY);
        say(much, 0, 1);
        say(little, 0, 1);

        say(much, 0, 1);

        Users users = keys.get(0).users();
        assertThat(users.uses(users.find(much.number()))).isEqualTo(3);
    }

    @Test
    void a_phrase_of_its_wrapper_is_kept_whatever_the_sample() {
        say(much, 0, MANY);
        int before = keys.alone();

        for (int tag = MANY; tag < MANY + BOUND; tag++) {
            keys.use(much, KeyType.PHRASE, Mix.of(SALT, tag), PAYLOAD, KeyUse.once(true, tag, true), accounts);
        }

        assertThat(keys.alone()).isEqualTo(before + BOUND);
    }

    @Test
    void whatever_it_says_its_addresses_are_kept() {
        say(much, 0, MANY);
        int before = keys.alone();

        come(much, 0, BOUND);

        assertThat(keys.alone()).isEqualTo(before + BOUND);
    }

    @Test
    void of_ever_different_addresses_a_sample_is_kept_too() {
        come(much, 0, MANY);

        assertThat(keys.alone()).isLessThan(8 * BOUND);
    }

    @Test
    void a_week_later_it_is_counted_anew() {
        say(much, 0, MANY);
        keys.forget(
                MANY + (int) Policy.builtin().standing().firstSights().toSeconds(),
                Policy.builtin().standing(),
                accounts);

        say(much, MANY, MANY + BOUND);

        assertThat(keys.alone()).isEqualTo(BOUND);
    }

    @Test
    void a_restored_table_goes_on_with_the_same_sample() throws IOException {
        say(much, 0, MANY / 2);
        say(more, 0, MANY / 4);
        KeyTable restored = restored();

        say(restored, much, MANY / 2, MANY);
        say(much, MANY / 2, MANY);

        assertThat(Arrays.mismatch(written(restored), written(keys))).isEqualTo(-1);
    }

    private KeyTable restored() throws IOException {
        KeyParts parts = new KeyParts();
        for (int slice = 0; slice < Slices.COUNT; slice++) {
            parts.readSlice(slice, new DataInputStream(new ByteArrayInputStream(written(keys, slice))));
        }
        Accounts same = new Accounts(Policy.builtin().sketches());
        accounts.all().forEach(account -> same.at(account.principal()));
        return parts.table(same, SAMPLING);
    }

    private static byte[] written(KeyTable table) throws IOException {
        var all = new ByteArrayOutputStream();
        for (int slice = 0; slice < Slices.COUNT; slice++) {
            all.writeBytes(written(table, slice));
        }
        return all.toByteArray();
    }

    private static byte[] written(KeyTable table, int slice) throws IOException {
        var bytes = new ByteArrayOutputStream();
        new KeyCodec(table).writeSlice(slice, new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private void say(Account account, int from, int to) {
        say(keys, account, from, to);
    }

    private void say(KeyTable table, Account account, int from, int to) {
        for (int tag = from; tag < to; tag++) {
            table.use(account, KeyType.PHRASE, Mix.of(SALT, tag), PAYLOAD, KeyUse.once(true, tag, false), accounts);
        }
    }

    private void come(Account account, int from, int to) {
        for (int tag = from; tag < to; tag++) {
            keys.use(account, KeyType.ADDRESS, Mix.of(SALT, tag), 0, KeyUse.once(true, tag, false), accounts);
        }
    }
}
