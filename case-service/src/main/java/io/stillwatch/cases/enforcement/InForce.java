package io.stillwatch.cases.enforcement;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.EndUser;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
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

    private static final String OF = """
            select i.account, i.end_user, i.enforcement, e.case_id, e.measure, i.state, i.changed_at, e.expires_at
            from enforcement_item i join enforcement e on e.id = i.enforcement
            where i.account in (select jsonb_array_elements_text(cast(cast(:accounts as text) as jsonb)))
              and i.state in ('released', 'applied') and e.state = 'approved' and e.expires_at > :now
            order by i.account, i.enforcement, i.end_user""";

    /** All that is in force about these accounts. */
    static Uni<List<InForce>> of(Mutiny.StatelessSession session, Targets accounts, Instant now) {
        return session.createNativeQuery(OF, Object[].class)
                .setParameter("accounts", accounts.json())
                .setParameter("now", now)
                .getResultList()
                .map(rows -> rows.stream().map(InForce::read).toList());
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
