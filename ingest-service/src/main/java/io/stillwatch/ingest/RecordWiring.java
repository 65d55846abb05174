package io.stillwatch.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import io.stillwatch.ingest.enrichment.Enrichment;
import io.stillwatch.ingest.event.AccountFactRecorded;
import io.stillwatch.ingest.event.InteractionRecorded;
import io.stillwatch.ingest.fingerprint.Fingerprints;
import io.stillwatch.ingest.fingerprint.LinkingKey;
import io.stillwatch.ingest.intake.Intake;
import io.stillwatch.ingest.keys.DayKeys;
import io.stillwatch.ingest.keys.KnownEpochs;
import io.stillwatch.ingest.reading.AccountFactReader;
import io.stillwatch.ingest.reading.InteractionReader;
import io.stillwatch.ingest.reading.Times;
import io.stillwatch.ingest.store.Kind;
import io.stillwatch.ingest.store.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts together how a record is read: with which keys, tables and clock. */
@ApplicationScoped
class RecordWiring {
    @Produces
    @Singleton
    Fingerprints fingerprints(Rotation rotation) {
        return rotation.now();
    }

    /** The key before is confirmed first: where an epoch was left out, nothing is known of the new key yet, and it can have the right one. */
    @Produces
    @Singleton
    Rotation rotation(
            DayKeys days,
            @ConfigProperty(name = "stillwatch.linking-key-file") Path file,
            @ConfigProperty(name = "stillwatch.previous-linking-key-file") Optional<Path> previous,
            @ConfigProperty(name = "stillwatch.linking-key-epoch") int epoch) {
        KnownEpochs epochs = new KnownEpochs(days);
        Optional<Fingerprints> before = previous.map(key -> LinkingKey.read(key, epoch - 1))
                .map(epochs::confirmed)
                .map(Fingerprints::new);
        return new Rotation(new Fingerprints(epochs.confirmed(LinkingKey.read(file, epoch))), before);
    }

    /** The key in use, and beside it that of the epoch before for one look-back after a rotation. */
    record Rotation(Fingerprints now, Optional<Fingerprints> previous) {}

    @Produces
    @Singleton
    Times times(@ConfigProperty(name = "stillwatch.retention") Duration kept) {
        return new Times(Clock.systemUTC(), kept);
    }

    @Produces
    @Singleton
    Intake.Way<InteractionRecorded> interactions(
            Fingerprints fingerprints, Rotation rotation, Enrichment enrichment, Times times, MeterRegistry metrics) {
        Runnable unreadAddress =
                () -> metrics.counter("stillwatch.ingest.addresses.unread").increment();
        return new Intake.Way<>(
                Kind.INTERACTION,
                InteractionReader.with(fingerprints, rotation.previous(), enrichment, times, unreadAddress),
                Row::of);
    }

    @Produces
    @Singleton
    Intake.Way<AccountFactRecorded> facts(
            Fingerprints fingerprints, Rotation rotation, Enrichment enrichment, Times times) {
        return new Intake.Way<>(
                Kind.ACCOUNT_FACT,
                AccountFactReader.with(fingerprints, rotation.previous(), enrichment, times),
                Row::of);
    }
}
