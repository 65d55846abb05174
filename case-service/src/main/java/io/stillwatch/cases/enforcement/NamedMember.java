package io.stillwatch.cases.enforcement;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.stillwatch.cases.requests.Field;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One member of a case: an end user of an account, or the account itself. */
@RegisterForReflection
@Schema(name = "NamedMember")
record NamedMember(
        @Schema(required = true) @Nullable String account,

        @Schema(
                nullable = true,
                description = "The end user behind the account; left out, the account itself is meant.")
        @Nullable
        String endUser) {

    static NamedMember checked(@Nullable NamedMember named) {
        String account = named == null ? null : named.account;
        String endUser = named == null ? null : named.endUser;
        return new NamedMember(
                new Field("members.account", account).principal(),
                endUser == null ? null : new Field("members.endUser", endUser).principal());
    }
}
