package io.stillwatch.scoring.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.stillwatch.eventsourcing.Outbox;
import io.stillwatch.eventsourcing.audit.Reader;
import io.stillwatch.scoring.TestStore;
import io.stillwatch.scoring.TestTopics;
import io.stillwatch.scoring.publish.AccountRiskChanged;
import io.stillwatch.scoring.publish.Events;
import io.stillwatch.scoring.store.JsonText;
import io.stillwatch.scoring.store.StoreConnection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccountErasureTest {

    private static final Reader OPERATOR = new Reader("olga", "operator");
    private static final Instant NOON = Instant.parse("2026-04-22T12:00:00Z");

    private final ObjectMapper json =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();
    private final TestStore store = new TestStore();
    private final AccountErasure erasure =
            new AccountErasure(store.pool(), new Tombstones(TestTopics.kafka()), new JsonText(json));
    private final String account = "acct \"é\"/" + UUID.randomUUID();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void what_is_to_be_published_of_others_keeps_no_erasure_waiting() {
        waits(account + "x");
        erase();
        theEngineForgets();

        assertThat(erase().complete()).isTrue();
    }

    @Test
    void an_erasure_waits_for_what_names_its_account() {
        waits(account);
        erase();
        theEngineForgets();

        assertThat(erase().complete()).isFalse();
        store.asOwner("delete from outbox");
        assertThat(erase().complete()).isTrue();
    }

    @Test
    void who_asks_whether_it_is_done_has_erased_once() {
        erase();
        erase();
        theEngineForgets();
        erase();

        assertThat(store.notedErasures()).isEqualTo(1);
    }

    private Confirmation erase() {
        return StoreConnection.await(erasure.of(account, OPERATOR));
    }

    private void theEngineForgets() {
        store.asOwner("update erasure set done = true");
    }

    private void waits(String account) {
        AccountRiskChanged risk = new AccountRiskChanged(
                account, null, "HIGH", "LOW", 1, NOON, 0.9, List.of(), List.of(), null, null, "1", "1");
        StoreConnection.await(store.pool()
                .withConnection(connection ->
                        Outbox.add(connection, Events.ACCOUNT_RISK, List.of(new Events(json).of(risk, 1)))));
    }
}
