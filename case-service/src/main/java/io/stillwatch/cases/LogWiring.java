package io.stillwatch.cases;

import io.stillwatch.cases.appeals.AppealEventNames;
import io.stillwatch.cases.domain.CaseEvent;
import io.stillwatch.cases.domain.appeal.AppealEvent;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent;
import io.stillwatch.cases.enforcement.EnforcementEventNames;
import io.stillwatch.eventsourcing.EventLog;
import io.stillwatch.eventsourcing.sealing.MasterKey;
import io.stillwatch.eventsourcing.sealing.MasterKeys;
import io.stillwatch.eventsourcing.sealing.Sealing;
import io.stillwatch.eventsourcing.sealing.SubjectKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts the event log together with what seals it. */
@ApplicationScoped
class LogWiring {

    @Produces
    @Singleton
    SubjectKeys subjectKeys(
            Clock clock,
            @ConfigProperty(name = "stillwatch.master-key-file") Path masterKey,
            @ConfigProperty(name = "stillwatch.earlier-master-key-files") Optional<List<Path>> earlier) {
        return new SubjectKeys(
                new MasterKeys(
                        MasterKey.in(masterKey),
                        earlier.orElse(List.of()).stream().map(MasterKey::in).toList()),
                clock);
    }

    @Produces
    @Singleton
    Sealing sealing(SubjectKeys keys) {
        return new Sealing(CaseEventNames.JSON, PersonalCaseFields.all(), keys);
    }

    @Produces
    @Singleton
    EventLog<CaseEvent> log(Sealing sealing, Clock clock) {
        return new EventLog<>(CaseEventNames.all(), LogEntries.NAMES, sealing, clock);
    }

    @Produces
    @Singleton
    EventLog<EnforcementEvent> enforcements(Sealing sealing, Clock clock) {
        return new EventLog<>(EnforcementEventNames.all(), LogEntries.NAMES, sealing, clock);
    }

    @Produces
    @Singleton
    EventLog<AppealEvent> appeals(Sealing sealing, Clock clock) {
        return new EventLog<>(AppealEventNames.all(), LogEntries.NAMES, sealing, clock);
    }
}
