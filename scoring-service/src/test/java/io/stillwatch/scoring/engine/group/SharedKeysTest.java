package io.stillwatch.scoring.engine.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.Principal;
import io.stillwatch.scoring.engine.Signal;
import io.stillwatch.scoring.engine.account.Account;
import io.stillwatch.scoring.engine.account.Accounts;
import io.stillwatch.scoring.engine.key.KeyTable;
import io.stillwatch.scoring.engine.key.KeyType;
import io.stillwatch.scoring.engine.key.KeyUse;
import io.stillwatch.scoring.engine.key.Owners;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedKeysTest {
    private static final Instant NOW = Instant.parse("2026-04-20T00:00:00Z");

    private final Accounts accounts = new Accounts(Policy.builtin().sketches());
    private final KeyTable keys = new KeyTable();

    @Test
    void whoever_is_met_on_many_addresses_is_still_one_other() {
        List<Account> members = members(40);
        for (int address = 1; address <= 50; address++) {
            for (Account member : members) {
                use(member, KeyType.ADDRESS, address);
            }
        }

        Signal said = said(addresses(), members);

        assertThat(said.value()).isEqualTo(39);
        assertThat(said.text())
                .isEqualTo("A member shares network addresses with 39 others of the group on average; "
                        + "among comparable accounts it is 0.");
    }

    @Test
    void who_meets_different_others_on_different_addresses_meets_them_all() {
        List<Account> members = members(3);
        use(members.get(0), KeyType.ADDRESS, 1);
        use(members.get(1), KeyType.ADDRESS, 1);
        use(members.get(1), KeyType.ADDRESS, 2);
        use(members.get(2), KeyType.ADDRESS, 2);

        assertThat(addresses().of(members)).hasValue(4.0 / 3);
    }

    @Test
    void everyone_who_pays_with_a_card_shares_it_with_all_the_others_who_do() {
        List<Account> members = members(40);
        for (Account member : members) {
            use(member, KeyType.CARD, 1 + member.number() / 20);
        }

        Signal said = said(cards(), members);

        assertThat(said.value()).isEqualTo(19);
        assertThat(said.text())
                .isEqualTo("A member pays with the same card as 19 others of the group on average; "
                        + "among comparable accounts it is 0.");
    }

    @Test
    void those_outside_of_the_set_are_no_others_of_it() {
        List<Account> all = members(3);
        all.forEach(account -> use(account, KeyType.ADDRESS, 1));

        assertThat(addresses().of(all.subList(0, 2))).hasValue(1);
    }

    private SharedKeys addresses() {
        return SharedKeys.addresses(keys, owners());
    }

    private SharedKeys cards() {
        return SharedKeys.cards(keys, owners());
    }

    private Owners owners() {
        return Owners.of(accounts, keys, Policy.builtin().owning(), NOW);
    }

    private static Signal said(SharedKeys measure, List<Account> members) {
        double value = measure.of(members).orElseThrow();
        return new Comparison(measure, value, 0, -40).signal();
    }

    private List<Account> members(int number) {
        List<Account> members = new ArrayList<>();
        for (int member = 0; member < number; member++) {
            members.add(accounts.at(new Principal("member-" + member, null)));
        }
        return members;
    }

    private void use(Account account, KeyType type, long tag) {
        keys.use(account, type, tag, 0, KeyUse.once(true, 1, false), accounts);
    }
}
