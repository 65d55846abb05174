package io.stillwatch.cases.intake;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Keeps the names of our classes out of the dead-letter topic; the reason in words is enough. */
@ApplicationScoped
@Identifier("without-class-names")
class WithoutClassNames implements ProducerInterceptor<String, byte[]> {

    private static final List<String> NAMING_CLASSES =
            List.of("dead-letter-exception-class-name", "dead-letter-cause-class-name", "dead-letter-cause");

    @Override
    public ProducerRecord<String, byte[]> onSend(ProducerRecord<String, byte[]> dead) {
        NAMING_CLASSES.forEach(dead.headers()::remove);
        return dead;
    }

    @Override
    public void onAcknowledgement(@Nullable RecordMetadata metadata, @Nullable Exception failure) {}

    @Override
    public void close() {}

    @Override
    public void configure(Map<String, ?> settings) {}
}
