package io.stillwatch.scoring.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.Contracts;
import io.stillwatch.scoring.Given;
import io.stillwatch.scoring.LogLines;
import io.stillwatch.scoring.TestStore;
import io.stillwatch.scoring.audit.AuditLog;
import io.stillwatch.scoring.campaigns.Campaigns;
import io.stillwatch.scoring.engine.Draw;
import io.stillwatch.scoring.progress.ProgressLog;
import io.stillwatch.scoring.publish.Events;
import io.stillwatch.scoring.risk.Risks;
import io.stillwatch.scoring.store.JsonText;
import io.stillwatch.scoring.store.StoreConnection;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VerdictStoreTest {

    private final TestStore database = new TestStore();
    private final StoreConnection store = database.connect();
    private final LogLines log = new LogLines(VerdictStore.class);

    @AfterEach
    void close() {
        log.close();
        database.close();
    }

    @Test
    void a_restart_that_comes_to_something_else_than_what_is_kept_says_so_and_keeps_nothing() {
        opened().keep(closing("what was said"));
        opened().keep(closing("what was said"));
        assertThat(log.lines()).isEmpty();

        opened().keep(closing("something else"));

        assertThat(log.lines())
                .singleElement()
                .asString()
                .startsWith("ERROR Tick 7, computed again, says something else");
        assertThat(new ProgressLog(store).lastDigest()).isEqualTo("what was said");
    }

    /** As after a restart. */
    private VerdictStore opened() {
        Events events = new Events(Contracts.json());
        JsonText text = new JsonText(Contracts.json());
        return new VerdictStore(
                store,
                new ProgressLog(store),
                new Risks(store, text, events),
                new Campaigns(store, text, events, (_, _) -> List.of()),
                events,
                new AuditLog(store, _ -> new Draw(0, 0, List.of())));
    }

    private static Closing closing(String digest) {
        return new Closing(Given.verdicts(7, List.of(), List.of()), 100, List.of(), digest);
    }
}
