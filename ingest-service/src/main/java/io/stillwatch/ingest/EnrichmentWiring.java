package io.stillwatch.ingest;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.stillwatch.ingest.enrichment.Enrichment;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Looks after the enrichment tables. */
@ApplicationScoped
class EnrichmentWiring {
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("enrichment").daemon().factory());
    private @Nullable ScheduledFuture<?> looks;

    @Produces
    @Singleton
    Enrichment enrichment(@ConfigProperty(name = "stillwatch.enrichment-dir") Optional<Path> folder) {
        return new Enrichment(folder, Clock.systemUTC());
    }

    void start(
            @Observes StartupEvent event,
            Enrichment enrichment,
            @ConfigProperty(name = "stillwatch.enrichment-every") Duration every) {
        looks = looking.scheduleWithFixedDelay(
                enrichment::look, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        if (looks != null) {
            looks.cancel(false);
        }
        looking.shutdown();
    }
}
