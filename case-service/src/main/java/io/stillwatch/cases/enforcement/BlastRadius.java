package io.stillwatch.cases.enforcement;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Whom a measure would meet. */
record BlastRadius(
        @Schema(required = true, description = "Accounts, or end users of them, it would act on.")
        int items,

        @Schema(required = true, description = "How many of them look honest.")
        int honestLooking,

        @Schema(
                required = true,
                description = "How many are left out, since they won an appeal and the case was not decided afresh.")
        int leftOut,

        @Schema(
                required = true,
                description = "How many are left out, since their account was erased: nobody is meant.")
        int erased,

        @Schema(
                required = true,
                description =
                        "How many are left out of a suspension, since a case about them was decided as credential compromise.")
        int victims,

        @Schema(
                required = true,
                description =
                        "Accounts that the request names and that are no members of the case now; with any it is refused.")
        List<String> notMembers,

        @Schema(required = true, description = "The same of those that the request names one by one, in its 'members'.")
        List<NamedMember> unknownMembers,

        @Schema(
                required = true,
                description =
                        "How many accounts and end users the measures of the case would touch together, those that were taken back apart. An account that is met as a whole counts with the end users that findings named.")
        int together,

        @Schema(required = true, description = "How many of these are met only since the account in front of them is.")
        int endUsersBehind,

        @Schema(
                required = true,
                description =
                        "How many accounts that would be met as a whole stand for many customers (aggregators, marketplaces): how many nobody here knows, and findings need not have named them.")
        int standForMany,

        @Schema(
                required = true,
                description =
                        "Whether somebody else than who asks for this would have to approve: it touches too many, or nobody knows how many, or they opened the case by hand.")
        boolean needsSecondPerson,

        @Schema(required = true, description = "What the measure takes away.")
        String loses,

        @Schema(required = true, description = "Those that look honest, the longest-standing first, at most 100.")
        List<HonestLooking> honest) {

    /** A member that looks honest, and what it stands to lose. */
    record HonestLooking(
            @Schema(required = true) String account,
            @Schema(nullable = true) @Nullable String endUser,

            @Schema(required = true, description = "Why it looks honest.")
            List<String> reasons,

            @Schema(nullable = true, description = "The plan it would lose.") @Nullable
            String plan,

            @Schema(nullable = true) @Nullable Instant createdAt,

            @Schema(required = true, description = "Members of the case that are end users of this account.")
            int endUsers) {}
}
