package io.stillwatch.eventsourcing.audit;

import io.quarkus.security.identity.SecurityIdentity;
import java.util.stream.Collectors;

/**
 * Who asks, as it is kept.
 *
 * @param name the subject of the token
 * @param roles those of the token in order, with commas between them
 */
public record Reader(String name, String roles) {

    /** To be called in the request itself: what continues it may run when its identity is out of reach. */
    public static Reader of(SecurityIdentity caller) {
        return new Reader(
                caller.getPrincipal().getName(),
                caller.getRoles().stream().sorted().collect(Collectors.joining(",")));
    }
}
