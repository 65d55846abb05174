package io.stillwatch.cases.feed;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.stillwatch.eventsourcing.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What is published about cases, for systems that follow it. */
@Path("/v1/events")
@Tag(name = "events")
@RolesAllowed("subscriber")
public class FeedResource {

    private final Subscriptions subscriptions;
    private final TestEvents tests;
    private final SecurityIdentity caller;

    FeedResource(Subscriptions subscriptions, TestEvents tests, SecurityIdentity caller) {
        this.subscriptions = subscriptions;
        this.tests = tests;
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Published events in one order; with 'Accept: text/event-stream' as they come.",
            description =
                    "The stream sends each event with its position as id, and takes 'Last-Event-ID' in place of 'after'. It ends when the token expires.")
    public Uni<FeedPage> page(
            @BeanParam FeedRequest request,
            @Parameter(
                            description = "Items on the page.",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "500",
                                            defaultValue = "100"))
                    @QueryParam("limit")
                    @DefaultValue("100")
                    String limit) {
        return subscriptions.page(request.position(), request.filter(), new PageRequest(null, limit).size());
    }

    @GET
    @BeginsInTheFeed
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(hidden = true)
    public Multi<OutboundSseEvent> stream(
            @BeanParam FeedRequest request,
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
            @Context Sse sse) {
        long position = FeedRequest.position(lastEventId, request.after());
        return subscriptions.stream(position, request.filter(), end(), sse);
    }

    /** A stream goes on as if it were asked for all the time: no longer than the token would do. */
    private Instant end() {
        return caller.getPrincipal() instanceof JsonWebToken token
                ? Instant.ofEpochSecond(token.getExpirationTime())
                : Instant.MAX;
    }

    @POST
    @Path("/test")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Publishes a test event, the way all events go.")
    public Uni<TestEvents.Asked> test() {
        return tests.publish(caller.getPrincipal().getName());
    }
}
