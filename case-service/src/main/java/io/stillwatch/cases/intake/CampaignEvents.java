package io.stillwatch.cases.intake;

import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.CaseProblems;
import io.stillwatch.cases.Cases;
import io.stillwatch.cases.MemberRows;
import io.stillwatch.cases.Strangers;
import io.stillwatch.cases.domain.Case;
import io.stillwatch.cases.domain.CaseCommand;
import io.stillwatch.cases.domain.CaseEvent;
import io.stillwatch.cases.domain.CaseId;
import io.stillwatch.cases.domain.CaseRejection;
import io.stillwatch.eventsourcing.Inbox;
import io.stillwatch.eventsourcing.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Reads the topic {@code campaign-events} one by one, since a campaign's announcement and its growth are in one order only there, and
 * has each type's reaction carried out once.
 */
@ApplicationScoped
class CampaignEvents {

    /** Marks in the inbox what came from this topic. */
    static final String INBOX = "campaign-events:";

    private static final Logger LOG = Logger.getLogger(CampaignEvents.class);

    private final Cases cases;
    private final Instance<Reaction> reactions;
    private final Patience patience;
    private final Tally tally;
    private final Clock clock;

    CampaignEvents(Cases cases, Instance<Reaction> reactions, Patience patience, Tally tally, Clock clock) {
        this.cases = cases;
        this.reactions = reactions;
        this.patience = patience;
        this.tally = tally;
        this.clock = clock;
    }

    /** Acknowledges when it is handled; one that can't be handled goes to the dead-letter topic with the reason. */
    @Incoming("campaign-events")
    Uni<Void> handle(ConsumerRecord<String, byte[]> record) {
        return Uni.createFrom()
                .item(() -> CampaignEvent.of(record))
                .chain(event -> reactions.stream()
                        .filter(reaction -> reaction.when().equals(event.name()))
                        .findFirst()
                        .map(reaction -> patience.with(() -> react(reaction, event)))
                        .orElseGet(() -> skip(event)))
                .onFailure()
                .invoke(failure -> tally.refused(record, failure));
    }

    private Uni<Void> react(Reaction reaction, CampaignEvent event) {
        CaseCommand command = reaction.then(event, clock.instant().truncatedTo(ChronoUnit.MICROS));
        CaseId id = CaseId.ofCampaign(event.campaign())
                .orElseThrow(() -> new CannotBeHandled("Its subject is not the id of a campaign"));
        return cases.inTransaction(session -> Inbox.once(
                        session, INBOX + event.source(), event.id(), () -> handle(session, id, command, event)))
                .invoke(tally::handled)
                .replaceWithVoid();
    }

    private Uni<Void> handle(Mutiny.StatelessSession session, CaseId id, CaseCommand command, CampaignEvent event) {
        return cases.handle(session, id, OptionalLong.empty(), command)
                .map(outcome -> insistOnDone(id, outcome))
                .call(() -> Membership.in(event)
                        .map(members -> MemberRows.keep(session, id, members))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .chain(state -> Strangers.settle(session, id, event.sequence(), state.findings()));
    }

    /** A refusal takes the transaction with it, so that the inbox does not remember an event that had no effect. */
    private static Case insistOnDone(CaseId id, Outcome<Case, CaseEvent, CaseRejection> outcome) {
        return switch (outcome) {
            case Outcome.Done<Case, CaseEvent, CaseRejection> done -> {
                warnOfGaps(id, done);
                yield done.state();
            }
            case Outcome.Refused<Case, CaseEvent, CaseRejection>(var reason) ->
                throw CannotBeHandled.because(CaseProblems.of(reason));
            case Outcome.Overtaken<Case, CaseEvent, CaseRejection> _ ->
                throw new IllegalStateException("No version was expected");
        };
    }

    private static void warnOfGaps(CaseId id, Outcome.Done<Case, CaseEvent, CaseRejection> done) {
        if (done.state().findings().missing() > 0) {
            LOG.warnf(
                    "%s lacks findings of its campaign: %s",
                    id, done.state().findings().gaps());
        }
    }

    /** A type that came after this version; whoever needs it reads the topic from the start. */
    private Uni<Void> skip(CampaignEvent event) {
        tally.skipped(event);
        return Uni.createFrom().voidItem();
    }
}
