package io.stillwatch.cases.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.CaseEventNames;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Keeps what was stated last about each account, field by field, as far as it says what a measure would cost whom: what a fact does not
 * say is unknown to it, and one that comes late says what no newer one does. What can't be read is left out: facts come again, and one
 * that is missing only makes an account look less honest to those who are about to act on it.
 */
@ApplicationScoped
class AccountFacts {

    private static final String FACT = "io.stillwatch.account-fact-recorded.v1";
    /** The last that is stated of a field, where one of two of the same time is the one that came later. */
    private static final String LATEST =
            "(array_agg(f.%1$s order by f.time desc, f.place desc) filter (where f.%1$s is not null))[1], max(f.time) filter (where f.%1$s is not null)";

    private static final String NEWER = """
            %1$s = case when excluded.%2$s >= coalesce(known.%2$s, '-infinity') then excluded.%1$s else known.%1$s end,
            %2$s = greatest(known.%2$s, excluded.%2$s)""";

    private static final String KEEP = """
            insert into account_fact as known
                (account, verified, verified_at, kind, kind_at, plan, plan_at, created_at, opened_at, as_of)
            select f.account, %s, %s, %s, %s, max(f.time)
            from rows from (jsonb_to_recordset(cast(cast(:facts as text) as jsonb)) as
                (account text, verified boolean, kind text, plan text, "createdAt" timestamptz, time timestamptz))
                with ordinality f (account, verified, kind, plan, created_at, time, place)
            group by f.account
            on conflict (account) do update set %s, %s, %s, %s, as_of = greatest(known.as_of, excluded.as_of)""".formatted(
                    LATEST.formatted("verified"),
                    LATEST.formatted("kind"),
                    LATEST.formatted("plan"),
                    LATEST.formatted("created_at"),
                    NEWER.formatted("verified", "verified_at"),
                    NEWER.formatted("kind", "kind_at"),
                    NEWER.formatted("plan", "plan_at"),
                    NEWER.formatted("created_at", "opened_at"));

    private final Mutiny.SessionFactory sessions;
    private final Patience patience;

    AccountFacts(Mutiny.SessionFactory sessions, Patience patience) {
        this.sessions = sessions;
        this.patience = patience;
    }

    @Incoming("accounts")
    Uni<Void> keep(ConsumerRecords<String, byte[]> records) {
        String facts = StreamSupport.stream(records.spliterator(), false)
                .filter(AccountFacts::isFact)
                .flatMap(AccountFacts::read)
                .map(JsonNode::toString)
                .collect(Collectors.joining(",", "[", "]"));
        return patience.with(() -> keep(facts));
    }

    private Uni<Void> keep(String facts) {
        return sessions.withStatelessTransaction(session -> session.createNativeQuery(KEEP)
                .setParameter("facts", facts)
                .executeUpdate()
                .replaceWithVoid());
    }

    private static boolean isFact(ConsumerRecord<?, ?> event) {
        Header type = event.headers().lastHeader("ce_type");
        return type != null && FACT.equals(new String(type.value(), StandardCharsets.UTF_8));
    }

    private static Stream<JsonNode> read(ConsumerRecord<String, byte[]> event) {
        try {
            byte[] body = Objects.requireNonNullElse(event.value(), new byte[0]);
            JsonNode fact = CaseEventNames.JSON.readTree(body);
            return List.of("account", "time").stream().allMatch(fact::hasNonNull) && !Nul.isIn(body)
                    ? Stream.of(fact)
                    : Stream.empty();
        } catch (IOException notJson) {
            return Stream.empty();
        }
    }
}
