package io.stillwatch.cases.requests;

import io.stillwatch.cases.MemberList;
import io.stillwatch.cases.MemberList.Member;
import io.stillwatch.cases.Salts;
import io.stillwatch.cases.domain.Actor;
import io.stillwatch.cases.domain.CaseCommand.OpenCaseByHand;
import io.stillwatch.cases.domain.CaseId;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What somebody heard, and about whom. */
record Tip(
        @Schema(
                required = true,
                minLength = 1,
                maxLength = LONGEST,
                description = "Plain text; may name people. Kept in the case's log, never published.")
        @Nullable
        String summary,

        @Schema(nullable = true, description = "The accounts it names, at most 500.") @Nullable
        List<String> accounts) {

    private static final int LONGEST = 4_000;
    private static final int MOST = 500;

    MemberList members(CaseId id, Instant at) {
        List<String> named = accounts == null ? List.of() : accounts;
        if (named.size() > MOST) {
            throw new Field("accounts", null).problem("must name at most %d accounts".formatted(MOST));
        }
        List<Member> members = named.stream()
                .map(account -> new Member(new Field("accounts", account).principal(), "", at))
                .distinct()
                .toList();
        return new MemberList(id, 0, members, List.of(), Salts.drawn());
    }

    OpenCaseByHand command(CaseId id, MemberList members, Actor by, Instant at) {
        return new OpenCaseByHand(id.campaign(), new Field("summary", summary).text(LONGEST), members.told(), by, at);
    }
}
