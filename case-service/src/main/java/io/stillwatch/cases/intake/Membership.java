package io.stillwatch.cases.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.stillwatch.cases.MemberList;
import io.stillwatch.cases.MemberList.Member;
import io.stillwatch.cases.domain.CaseId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads who joined and who left with an event about a campaign. */
final class Membership {

    private Membership() {}

    /** The same list however often it is read; nothing if nobody came or went. */
    static Optional<MemberList> in(CampaignEvent event) {
        JsonNode body = event.body(JsonNode.class);
        List<Member> joined = new ArrayList<>(read(body.path("members")));
        joined.addAll(read(body.path("added")));
        List<Member> left = read(body.path("left"));
        return joined.isEmpty() && left.isEmpty()
                ? Optional.empty()
                : CaseId.ofCampaign(event.campaign())
                        .map(id -> new MemberList(id, event.sequence(), joined, left, event.salts()));
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
