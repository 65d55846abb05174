package io.stillwatch.cases.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Counts what became of the events that were read: metric {@code campaign.events}, by outcome. */
@ApplicationScoped
class Tally {

    private static final Logger LOG = Logger.getLogger(Tally.class);
    private static final String METRIC = "stillwatch.case.campaign.events";
    private static final String OUTCOME = "outcome";

    private final MeterRegistry meters;

    Tally(MeterRegistry meters) {
        this.meters = meters;
    }

    /** From 0, so that who watches for an increase sees the first. */
    void start(@Observes StartupEvent started) {
        List.of("handled", "copy", "skipped", "refused").forEach(this::counter);
    }

    void handled(boolean forTheFirstTime) {
        count(forTheFirstTime ? "handled" : "copy");
    }

    void skipped(CampaignEvent event) {
        LOG.debugf("Skipped %s: this version has no use for %s", event.id(), event.name());
        count("skipped");
    }

    void refused(ConsumerRecord<?, ?> record, Throwable reason) {
        LOG.errorf(
                "%s-%d@%d goes to the dead-letter topic: %s",
                record.topic(), record.partition(), record.offset(), reason.getMessage());
        count("refused");
    }

    private void count(String outcome) {
        counter(outcome).increment();
    }

    private Counter counter(String outcome) {
        return meters.counter(METRIC, OUTCOME, outcome);
    }
}
