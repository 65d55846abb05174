package io.stillwatch.scoring.pipeline;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.stillwatch.scoring.engine.Engine;
import jakarta.inject.Singleton;
import java.util.function.ToIntFunction;

/** Says how much the engine of this instance holds; nothing while another one judges. Made with whom it is given to, so that it says so from the start. */
@Singleton
class EngineGauges {

    private volatile Engine.Size size = new Engine.Size(0, 0, 0, 0);

    EngineGauges(MeterRegistry registry) {
        register(
                registry,
                "stillwatch.scoring.keys",
                "Phrases, addresses and cards in the memory of this instance as of its last tick; 0 while another instance judges.",
                held -> held.aloneKeys() + held.sharedKeys());
        register(
                registry,
                "stillwatch.scoring.accounts.sampled",
                "Accounts and end users that bring so many phrases or addresses that only a sample of what comes is kept.",
                Engine.Size::sampledAccounts);
    }

    void see(Engine.Size now) {
        size = now;
    }

    private void register(MeterRegistry registry, String name, String meaning, ToIntFunction<Engine.Size> value) {
        Gauge.builder(name, this, gauges -> value.applyAsInt(gauges.size))
                .description(meaning)
                .register(registry);
    }
}
