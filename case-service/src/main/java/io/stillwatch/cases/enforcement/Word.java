package io.stillwatch.cases.enforcement;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.CloudEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.CaseEventNames;
import io.stillwatch.cases.Cases;
import io.stillwatch.cases.publish.AccountEnforcementTopic;
import io.stillwatch.eventsourcing.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Tells the topic {@code account-enforcement} what is in force about an account whenever that changed: the whole of it, so that the last
 * word about an account is all there is to know.
 */
@ApplicationScoped
class Word implements Round {

    private static final ObjectMapper BODIES =
            CaseEventNames.JSON.copy().addMixIn(InForce.class, WithoutTheAccount.class);
    private static final int AT_ONCE = 500;
    private static final int AT_MOST = 4;

    /** A plan that is kept is one for no rows: it was made long before there were any, and takes twenty seconds when there are thousands. */
    private static final String PLAN_ANEW = "set local plan_cache_mode = force_custom_plan";

    /**
     * The rows are marked before they are read: one that changes meanwhile is marked again, and told again. They are held in the order in
     * which acknowledgements and rebuilds hold them; of an account that is erased meanwhile none is, and nothing is told. Whoever is new here
     * begins behind every number that an erased account had: it may be one of those, under a name that nobody knows any more.
     */
    private static final String TAKE = """
            with due as (select distinct account from (select account from enforcement_item where not told limit :limit) d),
                 held as (select i.enforcement, i.item, i.account from enforcement_item i join due on due.account = i.account
                     where not i.told order by i.enforcement, i.item for update of i),
                 marked as (update enforcement_item i set told = true from held h where i.enforcement = h.enforcement and i.item = h.item),
                 erased as (select sequence from account_enforcement_erased for share)
            insert into account_enforcement as known (account, sequence)
            select account, erased.sequence + 1 from (select distinct account from held) h, erased order by account
            on conflict (account) do update set sequence = known.sequence + 1
            returning account, sequence""";

    private final Cases cases;
    private final Clock clock;

    Word(Cases cases, Clock clock) {
        this.cases = cases;
        this.clock = clock;
    }

    /** Not all there is to tell: as long as acknowledgements come in it would grow faster, and nobody else would have a turn. */
    @Override
    public Uni<Void> turn() {
        return turn(AT_MOST);
    }

    private Uni<Void> turn(int left) {
        return cases.inTransaction(this::some)
                .chain(told -> told < AT_ONCE || left == 1 ? Uni.createFrom().voidItem() : turn(left - 1));
    }

    private Uni<Integer> some(Mutiny.StatelessSession session) {
        return session.createNativeQuery(PLAN_ANEW)
                .executeUpdate()
                .chain(() -> session.createNativeQuery(TAKE, Object[].class)
                        .setParameter("limit", AT_ONCE)
                        .getResultList())
                .chain(rows -> rows.isEmpty() ? Uni.createFrom().item(0) : tell(session, rows));
    }

    private Uni<Integer> tell(Mutiny.StatelessSession session, List<Object[]> rows) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var accounts = new Targets(rows.stream().map(row -> (String) row[0]).toList());
        return InForce.of(session, accounts, now)
                .chain(measures -> Reinstatement.of(session, accounts)
                        .chain(reinstated -> Outbox.add(
                                session, AccountEnforcementTopic.NAME, events(rows, measures, reinstated, now))))
                .replaceWith(rows.size());
    }

    private static List<CloudEvent> events(
            List<Object[]> rows, List<InForce> measures, Map<String, List<Reinstatement>> reinstated, Instant now) {
        Map<String, List<InForce>> of = measures.stream().collect(Collectors.groupingBy(InForce::account));
        List<CloudEvent> events = new ArrayList<>();
        for (Object[] row : rows) {
            String account = (String) row[0];
            var body =
                    new Body(account, of.getOrDefault(account, List.of()), reinstated.getOrDefault(account, List.of()));
            events.add(AccountEnforcementTopic.changed(account, ((Number) row[1]).longValue(), now, write(body)));
        }
        return events;
    }

    static byte[] write(Body body) {
        try {
            return BODIES.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What is in force can't be written", e);
        }
    }

    /**
     * What is in force about an account.
     *
     * @param reinstated whether there is any reinstatement
     * @param reinstatements the confirmations that were taken back for it after an appeal
     */
    @RegisterForReflection
    record Body(String account, List<InForce> measures, boolean reinstated, List<Reinstatement> reinstatements) {

        Body(String account, List<InForce> measures, List<Reinstatement> reinstatements) {
            this(account, measures, !reinstatements.isEmpty(), reinstatements);
        }
    }

    /** The body names it once. */
    @JsonIgnoreProperties("account")
    private interface WithoutTheAccount {}
}
