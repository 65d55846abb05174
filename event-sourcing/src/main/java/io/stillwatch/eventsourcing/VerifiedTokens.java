package io.stillwatch.eventsourcing;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Whom tokens stand for that were verified within the last minute. One that expires within the minute is remembered until then, one that
 * is refused not at all.
 */
@Singleton
public final class VerifiedTokens {

    private static final Duration AT_MOST = Duration.ofMinutes(1);
    private static final int MOST = 1_000;

    private final Clock clock = Clock.systemUTC();
    private final Map<String, Known> byHeader = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > MOST;
        }
    };

    /** Who a token stands for, and until when that is taken for granted. */
    private record Known(SecurityIdentity identity, Instant until) {}

    /**
     * Who sends this; null for who has to be asked about.
     *
     * @param authorization the header as it came
     */
    public synchronized @Nullable SecurityIdentity of(@Nullable String authorization) {
        Known known = authorization == null ? null : byHeader.get(authorization);
        return known != null && clock.instant().isBefore(known.until) ? known.identity : null;
    }

    void remember(@Nullable String authorization, @Nullable SecurityIdentity identity) {
        if (authorization != null && identity != null && identity.getPrincipal() instanceof JsonWebToken token) {
            Instant expiry = Instant.ofEpochSecond(token.getExpirationTime());
            Instant until = clock.instant().plus(AT_MOST);
            put(authorization, new Known(bare(identity), expiry.isBefore(until) ? expiry : until));
        }
    }

    private synchronized void put(String authorization, Known known) {
        byHeader.put(authorization, known);
    }

    /** Without what belongs to the request that brought it. */
    private static SecurityIdentity bare(SecurityIdentity identity) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(identity.getPrincipal())
                .addRoles(identity.getRoles())
                .build();
    }
}
