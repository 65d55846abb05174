package io.stillwatch.eventsourcing;

import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Verifies a token once a minute, and not with every request that carries it: the signature is the dearest part of a small read. One that
 * expires within the minute is remembered until then, one that is refused not at all.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class RememberedTokens implements HttpAuthenticationMechanism {

    private static final Duration AT_MOST = Duration.ofMinutes(1);
    private static final int MOST = 1_000;

    private final OidcAuthenticationMechanism oidc;
    private final Clock clock = Clock.systemUTC();
    private final Map<String, Known> byHeader = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > MOST;
        }
    };

    RememberedTokens(OidcAuthenticationMechanism oidc) {
        this.oidc = oidc;
    }

    /** Who a token stands for, and until when that is taken for granted. */
    private record Known(SecurityIdentity identity, Instant until) {}

    /** A token of dots alone has no parts, which OIDC stumbles over: it is one that does not verify. */
    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        String header = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        SecurityIdentity known = header == null ? null : known(header);
        if (known != null) {
            return Uni.createFrom().item(known);
        }
        return Uni.createFrom()
                .deferred(() -> oidc.authenticate(context, providers))
                .onFailure(NoSuchElementException.class)
                .transform(AuthenticationFailedException::new)
                .invoke(RememberedTokens::isSomebody)
                .invoke(identity -> remember(header, identity));
    }

    /** Nobody could be held to what a token without a subject does, whatever login it names; nor to one that can't be written down. */
    private static void isSomebody(@Nullable SecurityIdentity identity) {
        if (identity != null && identity.getPrincipal() instanceof JsonWebToken token && !isName(token.getSubject())) {
            throw new AuthenticationFailedException();
        }
    }

    private static boolean isName(@Nullable String subject) {
        return subject != null && !subject.isBlank() && subject.chars().noneMatch(Character::isISOControl);
    }

    private synchronized @Nullable SecurityIdentity known(String header) {
        Known known = byHeader.get(header);
        return known != null && clock.instant().isBefore(known.until) ? known.identity : null;
    }

    private void remember(@Nullable String header, @Nullable SecurityIdentity identity) {
        if (header != null && identity != null && identity.getPrincipal() instanceof JsonWebToken token) {
            Instant expiry = Instant.ofEpochSecond(token.getExpirationTime());
            Instant until = clock.instant().plus(AT_MOST);
            put(header, new Known(bare(identity), expiry.isBefore(until) ? expiry : until));
        }
    }

    private synchronized void put(String header, Known known) {
        byHeader.put(header, known);
    }

    /** Without what belongs to the request that brought it. */
    private static SecurityIdentity bare(SecurityIdentity identity) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(identity.getPrincipal())
                .addRoles(identity.getRoles())
                .build();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return oidc.getChallenge(context);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return oidc.getCredentialTypes();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
        return oidc.getCredentialTransport(context);
    }

    @Override
    public int getPriority() {
        return oidc.getPriority() + 1;
    }
}
