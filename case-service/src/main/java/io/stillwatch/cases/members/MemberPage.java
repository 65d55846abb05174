package io.stillwatch.cases.members;

import io.stillwatch.eventsourcing.Page;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Some members of a case, by account and end user. */
@Schema(name = "MemberPage")
record MemberPage(
        @Schema(required = true) List<Member> items,

        @Schema(nullable = true, description = "Cursor of the next page; null on the last one.") @Nullable
        String next) {

    /** An account of a case, or an end user behind it. Suspected, not proven. */
    @Schema(name = "Member")
    record Member(
            @Schema(required = true) String account,

            @Schema(nullable = true, description = "Only behind an aggregator.") @Nullable
            String endUser,

            @Schema(
                    required = true,
                    description =
                            "Since when it is a member of the campaign, event time; when the case was opened, if it was erased.")
            Instant since,

            @Schema(required = true, description = "Whether a later finding left it out.")
            boolean left) {}

    static MemberPage of(Page<Member> page) {
        return new MemberPage(page.items(), page.next());
    }
}
