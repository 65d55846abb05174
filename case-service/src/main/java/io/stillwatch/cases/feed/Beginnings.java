package io.stillwatch.cases.feed;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Refuses a stream that is to begin ahead of the feed, before its first byte is sent. */
final class Beginnings {

    private final Subscriptions subscriptions;

    Beginnings(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    @BeginsInTheFeed
    @ServerRequestFilter
    Uni<Void> insistOnOne(ContainerRequestContext request) {
        return subscriptions.existing(position(request)).replaceWithVoid();
    }

    private static long position(ContainerRequestContext request) {
        @Nullable String after = request.getUriInfo().getQueryParameters().getFirst("after");
        return FeedRequest.position(request.getHeaderString("Last-Event-ID"), after);
    }
}
