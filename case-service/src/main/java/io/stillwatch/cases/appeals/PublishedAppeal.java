package io.stillwatch.cases.appeals;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.stillwatch.cases.domain.appeal.AppealEvent;
import io.stillwatch.cases.domain.appeal.AppealEvent.AccountRestored;
import io.stillwatch.cases.domain.appeal.AppealEvent.AppealAssigned;
import io.stillwatch.cases.domain.appeal.AppealEvent.AppealFiled;
import io.stillwatch.cases.domain.appeal.AppealEvent.AppealOverturned;
import io.stillwatch.cases.domain.appeal.AppealEvent.AppealUpheld;
import io.stillwatch.cases.publish.BesideTheCase;
import java.time.Instant;
import java.util.Optional;

/**
 * What {@code case-events} is told of an appeal: never whose it is, and no words of people.
 *
 * @param type the event's name on the wire, with its version
 * @param due by when a filed one is to be judged
 * @param reviewer to whom it was assigned
 */
@RegisterForReflection
record PublishedAppeal(
        @JsonIgnore String type,
        String appeal,
        String enforcement,
        @JsonProperty("case") String caseId,
        int item,
        Optional<String> by,
        Optional<Instant> due,
        Optional<String> reviewer)
        implements BesideTheCase.Told {

    static PublishedAppeal of(AppealRow row, AppealEvent event) {
        return switch (event) {
            case AppealFiled filed ->
                body("appeal-filed.v1", row, Optional.of(filed.by()), Optional.of(filed.due()), Optional.empty());
            case AppealAssigned(var reviewer, var by, var _) ->
                body("appeal-assigned.v1", row, Optional.of(by), Optional.empty(), Optional.of(reviewer));
            case AppealUpheld(var _, var by, var _) ->
                body("appeal-upheld.v1", row, Optional.of(by), Optional.empty(), Optional.empty());
            case AppealOverturned(var _, var by, var _) ->
                body("appeal-overturned.v1", row, Optional.of(by), Optional.empty(), Optional.empty());
            case AccountRestored _ ->
                body("account-restored.v1", row, Optional.empty(), Optional.empty(), Optional.empty());
        };
    }

    private static PublishedAppeal body(
            String type, AppealRow row, Optional<String> by, Optional<Instant> due, Optional<String> reviewer) {
        return new PublishedAppeal(type, row.id, row.enforcement, row.caseId, row.item, by, due, reviewer);
    }
}
