package io.stillwatch.scoring.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.Contracts;
import io.stillwatch.scoring.Given;
import io.stillwatch.scoring.TestStore;
import io.stillwatch.scoring.audit.AuditLog;
import io.stillwatch.scoring.campaigns.Campaigns;
import io.stillwatch.scoring.engine.Draw;
import io.stillwatch.scoring.progress.ProgressLog;
import io.stillwatch.scoring.publish.Events;
import io.stillwatch.scoring.risk.Risks;
import io.stillwatch.scoring.store.JsonText;
import io.stillwatch.scoring.store.StoreConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VerdictStoreTest {

    private static final Logger LOG = Logger.getLogger(VerdictStore.class.getName());

    private final TestStore database = new TestStore();
    private final StoreConnection store = database.connect();
    private final List<String> said = new ArrayList<>();
    private final Handler listening = listener(said);

    @BeforeEach
    void listen() {
        LOG.addHandler(listening);
    }

    @AfterEach
    void close() {
        LOG.removeHandler(listening);
        database.close();
    }

    @Test
    void a_restart_that_comes_to_something_else_than_what_is_kept_says_so_and_keeps_nothing() {
        opened().keep(closing("what was said"));
        opened().keep(closing("what was said"));
        assertThat(said).isEmpty();

        opened().keep(closing("something else"));

        assertThat(said).singleElement().asString().startsWith("ERROR Tick 7, computed again, says something else");
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

    private static Handler listener(List<String> said) {
        return new Handler() {
            @Override
            public void publish(LogRecord line) {
                said.add(line.getLevel() + " " + line.getMessage().formatted(line.getParameters()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
