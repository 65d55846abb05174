package io.stillwatch.eventsourcing;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

/** Remembers which events were handled, in the transaction that handled them, so that a copy changes nothing. */
public final class Inbox {

    private static final String REMEMBER =
            "insert into inbox (source, id) values (:source, :id) on conflict do nothing";

    private Inbox() {}

    /**
     * Runs the work unless this event was handled before.
     *
     * @param source and {@code id} identify the event (CloudEvents: unique together)
     * @return whether the work ran
     */
    public static Uni<Boolean> once(
            Mutiny.StatelessSession session, String source, String id, Supplier<Uni<Void>> work) {
        return session.createNativeQuery(REMEMBER)
                .setParameter("source", source)
                .setParameter("id", id)
                .executeUpdate()
                .chain(inserted -> inserted == 0
                        ? Uni.createFrom().item(false)
                        : work.get().replaceWith(true));
    }
}
