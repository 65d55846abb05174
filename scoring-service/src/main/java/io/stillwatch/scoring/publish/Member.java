package io.stillwatch.scoring.publish;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.stillwatch.scoring.engine.Principal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A member as campaign events name it. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Member(String account, @Nullable String endUser, Instant since) {

    public static Member of(Principal principal, Instant since) {
        return new Member(principal.account(), principal.endUser(), since);
    }
}
