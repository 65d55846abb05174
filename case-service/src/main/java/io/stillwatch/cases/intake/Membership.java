package io.stillwatch.cases.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.MemberRows;
import io.stillwatch.cases.MemberRows.Member;
import io.stillwatch.cases.domain.CaseId;
import io.stillwatch.cases.domain.MemberChunk;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Who joined and who left with an event about a campaign. */
record Membership(List<Member> joined, List<Member> left) {

    static Membership in(CampaignEvent event) {
        JsonNode body = event.body(JsonNode.class);
        List<Member> joined = new ArrayList<>(read(body.path("members")));
        joined.addAll(read(body.path("added")));
        return new Membership(joined, read(body.path("left")));
    }

    /** What the case's event says of it; nothing if nobody came or went. */
    Optional<MemberChunk> chunk(CampaignEvent event) {
        return joined.isEmpty() && left.isEmpty()
                ? Optional.empty()
                : CaseId.ofCampaign(event.campaign()).map(id -> MemberRows.chunk(id, event.sequence(), joined, left));
    }

    Uni<Void> keep(Mutiny.StatelessSession session, CaseId id, long sequence) {
        return MemberRows.keep(session, id, MemberRows.name(id, sequence), joined, left);
    }

    private static List<Member> read(JsonNode members) {
        List<Member> read = new ArrayList<>();
        for (JsonNode member : members) {
            read.add(read(member.path("account").asText(""), member));
        }
        return read;
    }

    private static Member read(String account, JsonNode member) {
        try {
            if (account.isEmpty()) {
                throw new CannotBeHandled("A member has no account");
            }
            return new Member(
                    account,
                    member.path("endUser").asText(""),
                    Instant.parse(member.path("since").asText("")));
        } catch (DateTimeException e) {
            throw new CannotBeHandled("A member does not say since when", e);
        }
    }
}
