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
 * Keeps the newest fact about each account, as far as it says what a measure would cost whom. What can't be read is left out: facts
 * come again, and one that is missing only makes an account look less honest to those who are about to act on it.
 */
@ApplicationScoped
class AccountFacts {

    private static final String FACT = "io.stillwatch.account-fact-recorded.v1";
    private static final String KEEP = """
            insert into account_fact (account, verified, kind, plan, created_at, as_of)
            select distinct on (f.account) f.account, f.verified, f.kind, f.plan, f."createdAt", f.time
            from jsonb_to_recordset(cast(cast(:facts as text) as jsonb)) as f
                (account text, verified boolean, kind text, plan text, "createdAt" timestamptz, time timestamptz)
            order by f.account, f.time desc
            on conflict (account) do update set
                verified = coalesce(excluded.verified, account_fact.verified),
                kind = coalesce(excluded.kind, account_fact.kind),
                plan = coalesce(excluded.plan, account_fact.plan),
                created_at = coalesce(excluded.created_at, account_fact.created_at),
                as_of = excluded.as_of
            where excluded.as_of >= account_fact.as_of""";

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
            JsonNode fact = CaseEventNames.JSON.readTree(Objects.requireNonNullElse(event.value(), new byte[0]));
            return List.of("account", "time").stream().allMatch(fact::hasNonNull) ? Stream.of(fact) : Stream.empty();
        } catch (IOException notJson) {
            return Stream.empty();
        }
    }
}
