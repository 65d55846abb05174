package io.stillwatch.cases.feed;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.stillwatch.eventsourcing.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Gives the feed to subscribers, in pages and as streams. A stream asks for its next event when the last one has been sent. */
@ApplicationScoped
class Subscriptions {

    private static final long RECONNECT_MS = 2_000;

    /** Where a stream is; only its own connection looks at it. */
    private static final class Place {
        private long position;

        Place(long position) {
            this.position = position;
        }
    }

    private final FeedReader reader;
    private final FeedTail tail;
    private final Clock clock;
    private final int most;
    private final AtomicInteger streams;

    Subscriptions(
            FeedReader reader,
            FeedTail tail,
            Clock clock,
            MeterRegistry meters,
            @ConfigProperty(name = "stillwatch.event-streams", defaultValue = "2000") int most) {
        this.reader = reader;
        this.tail = tail;
        this.clock = clock;
        this.most = most;
        this.streams = meters.gauge("event.streams", new AtomicInteger());
    }

    Uni<FeedPage> page(long position, FeedFilter filter, int size) {
        return existing(position)
                .chain(head -> reader.behind(position, filter, size + 1).map(rows -> FeedPage.of(rows, size, head)));
    }

    /**
     * Begins with a heartbeat, so that the client knows at once that it is connected.
     *
     * @param end when it ends, so that who goes on has to show another token
     */
    Multi<OutboundSseEvent> stream(long position, FeedFilter filter, Instant end, Sse sse) {
        if (streams.get() >= most) {
            throw Problem.of("too-many-streams", 503, "No more streams can be served", "Read pages, or try later.")
                    .asException();
        }
        Multi<Batch> batches = Multi.createBy()
                .repeating()
                .uni(
                        () -> new Place(position),
                        place ->
                                tail.behind(place.position, filter, end).invoke(batch -> place.position = batch.upTo()))
                .whilst(_ -> clock.instant().isBefore(end));
        Multi<Batch> all = Multi.createBy()
                .concatenating()
                .streams(Multi.createFrom().item(new Batch(List.of(), position, true)), batches);
        return all.onItem()
                .transformToIterable(batch -> frames(batch, sse))
                .onSubscription()
                .invoke(streams::incrementAndGet)
                .onTermination()
                .invoke(streams::decrementAndGet);
    }

    /** The end of the feed; fails with a problem if the position is ahead of it. */
    Uni<Long> existing(long position) {
        return reader.head().invoke(head -> {
            if (position > head) {
                throw FeedRequest.unknown("The feed ends at %d.".formatted(head));
            }
        });
    }

    /** The heartbeat has an id as well: whoever filters much away need not have it looked through again after a reconnect. */
    private static List<OutboundSseEvent> frames(Batch batch, Sse sse) {
        if (batch.heartbeat()) {
            return List.of(sse.newEventBuilder()
                    .id(Long.toString(batch.upTo()))
                    .reconnectDelay(RECONNECT_MS)
                    .comment("heartbeat")
                    .build());
        }
        return batch.events().stream().map(event -> frame(event, sse)).toList();
    }

    private static OutboundSseEvent frame(FeedEvent event, Sse sse) {
        return sse.newEventBuilder()
                .id(Long.toString(event.position()))
                .name(event.type())
                .mediaType(MediaType.TEXT_PLAIN_TYPE)
                .data(event.json())
                .build();
    }
}
