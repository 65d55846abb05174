package io.stillwatch.cases.enforcement;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.EndUser;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** A measure that is asked to be in force about an account, or one end user of it. */
@RegisterForReflection
@Schema(name = "MeasureInForce")
record InForce(
        @JsonProperty("account") String account,

        @Schema(nullable = true, description = "The end user that is meant, where the account stands for many.")
        @Nullable
        String endUser,

        @Schema(required = true) String enforcement,

        @Schema(required = true, description = "The case it follows from.") @JsonProperty("case")
        String caseId,

        @Schema(
                required = true,
                enumeration = {"watch", "verify-identity", "throttle", "suspend"})
        String measure,

        @Schema(
                required = true,
                enumeration = {"released", "applied"},
                description = "applied: the provider's system has said that it is in force.")
        String state,

        @Schema(required = true) Instant since,

        @Schema(required = true, description = "When it ends by itself.")
        Instant expiresAt) {

    /**
     * The items first, by their index: of a table that PostgreSQL has not analysed since thousands came it believes that few are in it, and
     * would look through all items of each measure in force, five seconds for 500 end users.
     */
    private static final String OF = """
            with met as materialized (
                select i.* from enforcement_item i where %s and i.state in ('released', 'applied'))
            select i.account, i.end_user, i.enforcement, e.case_id, e.measure, i.state, i.changed_at, e.expires_at
            from met i join enforcement e on e.id = i.enforcement
            where e.state = 'approved' and e.expires_at > :now
            order by i.account, i.end_user, i.enforcement""".formatted(Principal.AMONG);

    /** What is in force about each of these by itself. */
    static Uni<Map<Principal, List<InForce>>> of(
            Mutiny.StatelessSession session, List<Principal> principals, Instant now) {
        return session.createNativeQuery(OF, Object[].class)
                .setParameter("principals", Targets.json(principals))
                .setParameter("now", now)
                .getResultList()
                .map(rows -> rows.stream().map(InForce::read).collect(Collectors.groupingBy(InForce::principal)));
    }

    private Principal principal() {
        return new Principal(account, endUser);
    }

    private static InForce read(Object[] row) {
        return new InForce(
                (String) row[0],
                EndUser.named((String) row[1]),
                (String) row[2],
                (String) row[3],
                (String) row[4],
                (String) row[5],
                ((OffsetDateTime) row[6]).toInstant(),
                ((OffsetDateTime) row[7]).toInstant());
    }
}
