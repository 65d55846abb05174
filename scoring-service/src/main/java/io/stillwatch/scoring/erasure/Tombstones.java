package io.stillwatch.scoring.erasure;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.stillwatch.eventsourcing.FencedPublisher;
import io.stillwatch.scoring.publish.Events;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Says on the compacted topics that nothing is known under a key any more: compaction then removes it, and whoever reads forgets it. */
@ApplicationScoped
class Tombstones {

    private final Map<String, Object> kafka;

    Tombstones(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.kafka = kafka;
    }

    Uni<Void> of(String account, List<String> endUsers) {
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        records.add(new ProducerRecord<>(Events.ACCOUNT_RISK, account, null));
        endUsers.forEach(endUser ->
                records.add(new ProducerRecord<>(Events.END_USER_RISK, Events.keyOf(account, endUser), null)));
        return Uni.createFrom()
                .voidItem()
                .invoke(() -> publish(records))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private void publish(List<ProducerRecord<String, byte[]>> records) {
        try (FencedPublisher publisher = new FencedPublisher(kafka, "scoring-erasure")) {
            publisher.publish(records);
        }
    }
}
