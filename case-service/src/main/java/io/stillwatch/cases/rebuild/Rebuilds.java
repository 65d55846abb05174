package io.stillwatch.cases.rebuild;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.stillwatch.eventsourcing.Problem;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Makes read models again while the service runs. A stream's turn is taken, its rows are deleted and made from its log in one
 * transaction, so whoever reads meanwhile sees the old row or the new one, commands on other streams go on, and one that is killed in
 * between leaves nothing half done.
 */
public final class Rebuilds {

    private static final Logger LOG = Logger.getLogger(Rebuilds.class);
    private static final int BATCH = 200;
    /** One that met somebody else's locks in another order begins again. */
    private static final int TRIES = 5;

    private static final String STREAMS = """
            select stream from event_log where sequence = 1 and stream > :after and stream like :prefix
            order by stream limit\s""" + BATCH;

    private final Mutiny.SessionFactory sessions;
    private final Map<String, List<Part>> models;
    private final Clock clock;
    private final Vertx vertx;
    private final Map<String, Rebuild> rebuilds = new ConcurrentHashMap<>();

    public Rebuilds(Mutiny.SessionFactory sessions, List<Part> parts, Clock clock, Vertx vertx) {
        this.sessions = sessions;
        this.models = parts.stream().collect(Collectors.groupingBy(Part::model));
        this.clock = clock;
        this.vertx = vertx;
        models.keySet().forEach(name -> rebuilds.put(name, Rebuild.notAsked(name)));
    }

    List<Rebuild> all() {
        return rebuilds.values().stream()
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList();
    }

    /** Begins, unless one of the same model is running here already; says how far it is. */
    Rebuild start(String name) {
        List<Part> parts = models.get(name);
        if (parts == null) {
            throw Problem.of("no-such-read-model", 404, "There is no such read model", null)
                    .asException();
        }
        if (begin(name)) {
            onAContextOfItsOwn(() -> run(name, parts));
        }
        return rebuilds.getOrDefault(name, Rebuild.notAsked(name));
    }

    private synchronized boolean begin(String name) {
        boolean idle = !rebuilds.getOrDefault(name, Rebuild.notAsked(name)).isRunning();
        if (idle) {
            rebuilds.put(name, Rebuild.started(name, clock.instant()));
        }
        return idle;
    }

    private void run(String name, List<Part> parts) {
        LOG.infof("Read model %s is made again", name);
        Multi.createFrom()
                .iterable(parts)
                .onItem()
                .transformToUniAndConcatenate(part -> strays(part).chain(() -> streams(part)))
                .collect()
                .last()
                .subscribe()
                .with(_ -> end(name, null), failure -> end(name, failure));
    }

    /** Which stream was the last one; only one rebuild looks at it. */
    private static final class Place {
        private String last;

        Place(String last) {
            this.last = last;
        }
    }

    private Uni<Integer> streams(Part part) {
        return Multi.createBy()
                .repeating()
                .uni(() -> new Place(part.prefix()), place -> step(part, place))
                .whilst(count -> count == BATCH)
                .collect()
                .last();
    }

    private Uni<Integer> step(Part part, Place place) {
        return next(part, place.last)
                .call(streams -> again(part, streams))
                .invoke(streams -> place.last = streams.isEmpty() ? place.last : streams.getLast())
                .map(List::size)
                .invoke(count -> note(part.model(), rebuild -> rebuild.further(count)));
    }

    private Uni<Void> again(Part part, List<String> streams) {
        return Multi.createFrom()
                .iterable(streams)
                .onItem()
                .transformToUniAndConcatenate(stream -> sessions.withStatelessTransaction(
                                session -> part.again().apply(session, stream))
                        .onFailure()
                        .retry()
                        .atMost(TRIES))
                .collect()
                .last();
    }

    private Uni<List<String>> next(Part part, String after) {
        return sessions.withStatelessSession(session -> session.createNativeQuery(STREAMS, String.class)
                .setParameter("after", after)
                .setParameter("prefix", like(part))
                .getResultList());
    }

    private Uni<Integer> strays(Part part) {
        return sessions.withStatelessTransaction(session -> session.createNativeQuery(part.strays())
                .setParameter("prefix", like(part))
                .executeUpdate());
    }

    private static String like(Part part) {
        return part.prefix().replace("_", "\\_") + "%";
    }

    private void end(String name, @Nullable Throwable failure) {
        note(name, rebuild -> rebuild.ended(failure != null, clock.instant()));
        if (failure == null) {
            LOG.infof("Read model %s was made again", name);
        } else {
            LOG.errorf(failure, "Read model %s was not made again to the end; what was made is right, ask again", name);
        }
    }

    private void note(String name, UnaryOperator<Rebuild> change) {
        rebuilds.computeIfPresent(name, (_, known) -> change.apply(known));
    }

    /** Hibernate Reactive works on an event loop, and what it keeps there must not meet a request's. */
    private void onAContextOfItsOwn(Runnable work) {
        ContextInternal context =
                ((VertxInternal) vertx).createEventLoopContext().duplicate();
        VertxContextSafetyToggle.setContextSafe(context, true);
        context.runOnContext(_ -> work.run());
    }
}
