package io.stillwatch.scoring.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.TestStore;
import io.stillwatch.scoring.store.StoreConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuditsTest {

    private final TestStore store = new TestStore();
    private final Audits audits = new Audits(store.pool());

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void each_half_is_held_against_its_own_active_and_what_is_unclear_against_neither_label() {
        store.asOwner("""
                insert into audit_day (day, suspected, others) values ('2026-04-20', 14, 80), ('2026-04-21', 12, 90);
                insert into audit (id, day, account, end_user, suspected, label) values
                ('aud_1', '2026-04-20', 'acme-1', '', true, 'extraction'), ('aud_2', '2026-04-20', 'acme-2', '', true, 'honest'),
                ('aud_3', '2026-04-21', 'acme-3', '', true, 'unclear'), ('aud_4', '2026-04-21', 'person-1', '', false, null)""");

        AuditSummary summary = StoreConnection.await(audits.summary());

        assertThat(summary.suspected()).isEqualTo(new AuditSummary.Half(26, 3, 1, 1, 1, AuditSummary.Share.of(1, 2)));
        assertThat(summary.others()).isEqualTo(new AuditSummary.Half(170, 1, 0, 0, 0, null));
    }
}
