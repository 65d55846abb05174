package io.stillwatch.scoring.engine.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.Principal;
import io.stillwatch.scoring.engine.account.Account;
import io.stillwatch.scoring.engine.account.Accounts;
import io.stillwatch.scoring.engine.table.Slices;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class KeyTableTest {
    private static final Policy.Standing RULE = Policy.builtin().standing();
    private static final int MONTH = (int) RULE.lookBack().toSeconds();

    private final Accounts accounts = new Accounts(Policy.builtin().sketches());
    private final Account ana = accounts.at(new Principal("ana", null));
    private final Account ben = accounts.at(new Principal("ben", null));
    private final KeyTable keys = new KeyTable();

    @Test
    void a_key_that_two_use_is_shared_and_known_to_both() {
        use(ana, 1, 10);
        use(ben, 1, 20);
        use(ana, 1, 30);

        assertThat(keys.alone()).isZero();
        assertThat(keys.shared()).hasSize(1);
        Users users = keys.get(0).users();
        assertThat(users.uses(users.find(ana.number()))).isEqualTo(2);
        assertThat(users.last(users.find(ben.number()))).isEqualTo(20);
        assertThat(ana.contentKeys().toArray()).containsExactly(0);
    }

    @Test
    void the_number_of_a_key_that_everyone_left_goes_to_the_next() {
        use(ana, 1, 10);
        use(ben, 1, 10);
        keys.forget(10 + MONTH + 1, RULE, accounts);
        use(ana, 2, 20 + MONTH);
        use(ben, 2, 20 + MONTH);

        assertThat(keys.shared()).hasSize(1);
        assertThat(keys.get(0).id()).isEqualTo(KeyType.PHRASE.key(2));
        assertThat(ana.contentKeys().toArray()).containsExactly(0);
    }

    @Test
    void a_key_that_everyone_left_starts_anew() {
        use(ana, 1, 10);
        use(ben, 1, 10);
        keys.forget(10 + MONTH + 1, RULE, accounts);

        use(ana, 1, 20 + MONTH);

        assertThat(keys.alone()).isEqualTo(1);
        assertThat(ana.contentKeys().size()).isZero();
    }

    @Test
    void a_restored_table_has_the_same_free_numbers() throws IOException {
        for (int tag = 1; tag <= 3; tag++) {
            use(ana, tag, tag == 2 ? 10 : 20);
            use(ben, tag, tag == 2 ? 10 : 20);
        }
        keys.forget(10 + MONTH + 1, RULE, accounts);
        Accounts same = new Accounts(Policy.builtin().sketches());
        same.at(ana.principal());
        same.at(ben.principal());
        KeyTable restored = restored(same);
        same.all().forEach(each -> restored.use(each, KeyType.PHRASE, 9, 0, once(30), same));

        assertThat(restored.get(1).id()).isEqualTo(KeyType.PHRASE.key(9));
        assertThat(same.get(0).contentKeys().toArray()).containsExactly(0, 2, 1);
    }

    private KeyTable restored(Accounts same) throws IOException {
        KeyParts parts = new KeyParts();
        for (int slice = 0; slice < Slices.COUNT; slice++) {
            var bytes = new ByteArrayOutputStream();
            new KeyCodec(keys).writeSlice(slice, new DataOutputStream(bytes));
            parts.readSlice(slice, new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        }
        return parts.table(same);
    }

    private void use(Account account, long tag, int second) {
        keys.use(account, KeyType.PHRASE, tag, 0, once(second), accounts);
    }

    private static KeyUse once(int second) {
        return KeyUse.once(true, second, false);
    }
}
