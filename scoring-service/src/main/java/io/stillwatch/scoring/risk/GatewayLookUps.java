package io.stillwatch.scoring.risk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.identity.SecurityIdentity;
import io.stillwatch.eventsourcing.PrincipalName;
import io.stillwatch.eventsourcing.VerifiedTokens;
import io.stillwatch.scoring.engine.Principal;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Answers what a gateway asks with every request that it serves, if its token was verified within the minute and memory knows: three quarters of such an answer went into
 * finding out what to call and who may. Whatever is unusual takes the way of every other request, and is answered the same.
 */
@ApplicationScoped
class GatewayLookUps {

    private static final String PATH = "/v1/accounts/:account/risk";

    /** Behind what looks at every request, before what answers all others. */
    private static final int ORDER = 1;

    private static final Set<String> GATEWAY = Set.of("gateway");
    private static final Set<String> ACCEPTED = Set.of("*/*", "application/json");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.-]+");

    private final VerifiedTokens tokens;
    private final RiskLookUp lookUp;
    private final ObjectMapper json;

    GatewayLookUps(VerifiedTokens tokens, RiskLookUp lookUp, ObjectMapper json) {
        this.tokens = tokens;
        this.lookUp = lookUp;
        this.json = json;
    }

    void on(@Observes Router router) {
        router.get(PATH).order(ORDER).handler(this::answer);
    }

    private void answer(RoutingContext request) {
        Optional<AccountRisk> known =
                isUsual(request.request()) ? known(request.pathParam("account")) : Optional.empty();
        known.ifPresentOrElse(risk -> answer(request, risk), request::next);
    }

    private boolean isUsual(HttpServerRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        return (accepted == null || ACCEPTED.contains(accepted))
                && isGateway(tokens.of(request.getHeader(HttpHeaders.AUTHORIZATION)));
    }

    private static boolean isGateway(@Nullable SecurityIdentity caller) {
        return caller != null && caller.getRoles().equals(GATEWAY);
    }

    private Optional<AccountRisk> known(String account) {
        return account.length() <= PrincipalName.LONGEST
                        && PLAIN.matcher(account).matches()
                ? lookUp.atOnce(new Principal(account, null))
                : Optional.empty();
    }

    private void answer(RoutingContext request, AccountRisk risk) {
        String tag = EntityTags.of(risk);
        var response = request.response().putHeader(HttpHeaders.ETAG, tag);
        if (EntityTags.names(request.request().getHeader(HttpHeaders.IF_NONE_MATCH), tag)) {
            response.setStatusCode(304).end();
        } else {
            response.putHeader(HttpHeaders.CONTENT_TYPE, "application/json;charset=UTF-8")
                    .end(body(risk));
        }
    }

    private Buffer body(AccountRisk risk) {
        try {
            return Buffer.buffer(json.writeValueAsBytes(risk));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Every risk has a JSON form", e);
        }
    }
}
