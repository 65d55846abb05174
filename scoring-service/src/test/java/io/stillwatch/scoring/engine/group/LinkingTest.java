package io.stillwatch.scoring.engine.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.Principal;
import io.stillwatch.scoring.engine.account.Account;
import io.stillwatch.scoring.engine.account.Accounts;
import io.stillwatch.scoring.engine.key.KeyTable;
import io.stillwatch.scoring.engine.key.KeyType;
import io.stillwatch.scoring.engine.key.KeyUse;
import io.stillwatch.scoring.engine.key.Owners;
import io.stillwatch.scoring.engine.key.SuperKey;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LinkingTest {
    private static final Instant NOW = Instant.parse("2026-04-20T00:00:00Z");
    private static final Policy POLICY = Policy.builtin();
    /** So many that pairs are joined in cells. */
    private static final int CROWD = POLICY.linking().clique() + 10;

    private final Accounts accounts = new Accounts(POLICY.sketches());
    private final KeyTable keys = new KeyTable();

    @Test
    void one_phrase_links_nobody_however_many_say_it() {
        assertThat(linked(phrase(1, 1, CROWD))).isZero();
    }

    @Test
    void two_phrases_of_a_crowd_link_those_who_meet_over_both() {
        assertThat(linked(phrase(1, 1, CROWD), phrase(2, 1, CROWD))).isPositive();
    }

    @Test
    void a_text_of_two_phrases_links_all_of_few() {
        assertThat(linked(phrase(1, 2, 5))).isEqualTo(5 * 4);
    }

    /** Ends of the edges there are. */
    private int linked(SuperKey... content) {
        Linking linking = new Linking(POLICY.linking(), accounts, new Abnormal(1));
        Links links = linking.of(List.of(content), keys, Owners.of(accounts, keys, POLICY.owning(), NOW));
        Graph graph = Graph.of(links, POLICY.linking());
        return IntStream.range(0, graph.accounts())
                .map(account -> graph.ends(account).length)
                .sum();
    }

    private SuperKey phrase(long tag, int phrases, int users) {
        for (int one = 0; one < users; one++) {
            Account account = accounts.at(new Principal("account-" + one, null));
            keys.use(account, KeyType.PHRASE, tag, one, KeyUse.once(true, 1, false), accounts);
        }
        return new SuperKey(
                keys.shared().getLast(), phrases, IntStream.range(0, users).toArray());
    }
}
