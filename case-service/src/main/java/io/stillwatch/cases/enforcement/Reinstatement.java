package io.stillwatch.cases.enforcement;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.EndUser;
import io.stillwatch.cases.domain.CaseId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** A confirmation that does not hold for an account, since its appeal was won; scoring no longer counts it as confirmed there. */
@RegisterForReflection
record Reinstatement(
        @JsonProperty("case") String caseId,
        String campaign,
        String appeal,
        @Nullable String endUser) {

    private static final String OF = """
            select i.account, a.case_id, a.id, i.end_user
            from enforcement_item i join appeal a on a.enforcement = i.enforcement and a.item = i.item
            where a.state in ('overturned', 'restored')
              and %s
            order by a.judged_at, a.id""".formatted(Principal.AMONG);

    /** Those of each of these, oldest first. */
    static Uni<Map<Principal, List<Reinstatement>>> of(Mutiny.StatelessSession session, List<Principal> principals) {
        return session.createNativeQuery(OF, Object[].class)
                .setParameter("principals", Targets.json(principals))
                .getResultList()
                .map(rows -> rows.stream()
                        .collect(Collectors.groupingBy(
                                row -> Principal.read(row[0], row[3]),
                                Collectors.mapping(Reinstatement::read, Collectors.toList()))));
    }

    private static Reinstatement read(Object[] row) {
        String caseId = (String) row[1];
        return new Reinstatement(
                caseId, new CaseId(caseId).campaign(), (String) row[2], EndUser.named((String) row[3]));
    }
}
