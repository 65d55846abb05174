package io.stillwatch.eventsourcing;

import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.NoSuchElementException;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Verifies a token once a minute, and not with every request that carries it: the signature is the dearest part of a small read.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class RememberedTokens implements HttpAuthenticationMechanism {

    private final OidcAuthenticationMechanism oidc;
    private final VerifiedTokens verified;

    RememberedTokens(OidcAuthenticationMechanism oidc, VerifiedTokens verified) {
        this.oidc = oidc;
        this.verified = verified;
    }

    /** A token of dots alone has no parts, which OIDC stumbles over: it is one that does not verify. */
    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        String header = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        SecurityIdentity known = verified.of(header);
        if (known != null) {
            return Uni.createFrom().item(known);
        }
        return Uni.createFrom()
                .deferred(() -> oidc.authenticate(context, providers))
                .onFailure(NoSuchElementException.class)
                .transform(AuthenticationFailedException::new)
                .invoke(RememberedTokens::isSomebody)
                .invoke(identity -> verified.remember(header, identity));
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
