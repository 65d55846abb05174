package io.stillwatch.cases.enforcement;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.CloudEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.CaseEventNames;
import io.stillwatch.cases.Cases;
import io.stillwatch.cases.enforcement.Due.Numbered;
import io.stillwatch.cases.publish.AccountEnforcementTopic;
import io.stillwatch.cases.publish.EndUserEnforcementTopic;
import io.stillwatch.eventsourcing.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Tells the topics {@code account-enforcement} and {@code end-user-enforcement} what is in force about an account, or about one end user of
 * it, whenever that changed: the whole of it, so that the last word about them is all there is to know.
 */
@ApplicationScoped
class Word implements Round {

    private static final ObjectMapper BODIES = CaseEventNames.JSON
            .copy()
            .addMixIn(InForce.class, WithoutTheName.class)
            .addMixIn(Reinstatement.class, WithoutTheName.class);
    private static final int AT_ONCE = 500;
    private static final int AT_MOST = 4;

    private final Cases cases;
    private final Clock clock;

    Word(Cases cases, Clock clock) {
        this.cases = cases;
        this.clock = clock;
    }

    /** Not all there is to tell: as long as acknowledgements come in it would grow faster, and nobody else would have a turn. */
    @Override
    public Uni<Void> turn() {
        return turn(Due.CHANGED).chain(() -> turn(Due.TOGETHER)).chain(() -> turn(Due.APART));
    }

    private Uni<Void> turn(Due due) {
        return cases.look(due::isThere)
                .chain(there -> there ? turn(due, AT_MOST) : Uni.createFrom().voidItem());
    }

    private Uni<Void> turn(Due due, int left) {
        return cases.inTransaction(session -> some(session, due))
                .chain(told -> told < AT_ONCE || left == 1 ? Uni.createFrom().voidItem() : turn(due, left - 1));
    }

    private Uni<Integer> some(Mutiny.StatelessSession session, Due due) {
        return due.take(session, AT_ONCE)
                .call(taken -> taken.isEmpty() ? Uni.createFrom().voidItem() : tell(session, taken))
                .map(List::size);
    }

    private Uni<Void> tell(Mutiny.StatelessSession session, List<Numbered> taken) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Principal> about = taken.stream().map(Numbered::principal).toList();
        return EndUserCount.keep(session, about, now)
                .chain(() -> InForce.of(session, about, now))
                .chain(measures -> Reinstatement.of(session, about)
                        .chain(reinstated -> publish(session, taken, new Known(measures, reinstated, now))));
    }

    private static Uni<Void> publish(Mutiny.StatelessSession session, List<Numbered> taken, Known known) {
        return Outbox.add(session, AccountEnforcementTopic.NAME, known.events(taken, false))
                .chain(() -> Outbox.add(session, EndUserEnforcementTopic.NAME, known.events(taken, true)));
    }

    /** What is to be told at a moment, by whom it is about. */
    private record Known(
            Map<Principal, List<InForce>> measures, Map<Principal, List<Reinstatement>> reinstated, Instant at) {

        private List<CloudEvent> events(List<Numbered> taken, boolean ofEndUsers) {
            return taken.stream()
                    .filter(one -> ofEndUsers == (one.principal().endUser() != null))
                    .map(this::event)
                    .toList();
        }

        private CloudEvent event(Numbered one) {
            Principal about = one.principal();
            String endUser = about.endUser();
            byte[] body = write(new Body(
                    about, measures.getOrDefault(about, List.of()), reinstated.getOrDefault(about, List.of())));
            return endUser == null
                    ? AccountEnforcementTopic.changed(about.account(), one.sequence(), at, body)
                    : EndUserEnforcementTopic.changed(about.account(), endUser, one.sequence(), at, body);
        }
    }

    static byte[] write(Body body) {
        try {
            return BODIES.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What is in force can't be written", e);
        }
    }

    /**
     * What is in force about an account, or about one end user of it.
     *
     * @param reinstated whether there is any reinstatement
     * @param reinstatements the confirmations that were taken back for them after an appeal
     */
    @RegisterForReflection
    record Body(
            String account,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String endUser,

            List<InForce> measures,
            boolean reinstated,
            List<Reinstatement> reinstatements) {

        Body(Principal about, List<InForce> measures, List<Reinstatement> reinstatements) {
            this(about.account(), about.endUser(), measures, !reinstatements.isEmpty(), reinstatements);
        }
    }

    /** The body says once whom it is about. */
    @JsonIgnoreProperties({"account", "endUser"})
    private interface WithoutTheName {}
}
